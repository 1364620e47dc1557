/**
 * The random stream of Keras' PyTorch backend: the CPU generator of PyTorch 2.13, as it runs on
 * processors with AVX2.
 *
 * <p>Every draw starts a Mersenne Twister of its own. Normals of fewer than 16 elements are made
 * one by one in double, others in groups of 16. Internal.
 */
@NullMarked
package io.github.weightseed.random.torch;

import org.jspecify.annotations.NullMarked;
