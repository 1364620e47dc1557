/**
 * Keras' initial weights, to the bit: the types everyone meets.
 *
 * <p>{@link io.github.weightseed.Initializers} is the one door to the initializers. An {@link
 * io.github.weightseed.Initializer} is an immutable description; asked for a shape, a {@link
 * io.github.weightseed.DType} and a {@link io.github.weightseed.Backend}, it gives a {@link
 * io.github.weightseed.TensorSource}, of which any part can be read in any order, or a {@link
 * io.github.weightseed.Tensor} with all of it in memory.
 *
 * <h2>What is promised</h2>
 *
 * <ul>
 *   <li>The bytes are those that Keras 3.15.1 makes on the chosen backend (CPU, x86-64) for the
 *       same initializer, shape, dtype and seed. Where that cannot be, the class says what differs
 *       and by how much.
 *   <li>They are the same on every JVM, operating system and processor, for every number of threads
 *       and every way of cutting a tensor into reads.
 *   <li>Nothing has to fit in memory, or in 2<sup>31</sup> elements, to be read by parts.
 *   <li>What {@code toString} prints, and the wording of error messages, may change.
 * </ul>
 *
 * <p>Everything in this package is immutable and safe for use by many threads, except where a class
 * says otherwise.
 */
@NullMarked
package io.github.weightseed;

import org.jspecify.annotations.NullMarked;
