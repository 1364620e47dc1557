/**
 * The random stream of Keras' TensorFlow backend: Philox counters, and the arithmetic of
 * TensorFlow's CPU kernels.
 *
 * <p>Elements come in groups of four, in float64 of two; each group has Philox blocks of its own,
 * so that any part of a tensor can be made alone. Standard samples ({@link
 * io.github.weightseed.random.tensorflow.FloatSamples}, {@link
 * io.github.weightseed.random.tensorflow.DoubleSamples}) are one step, scaling them is another.
 * Internal.
 */
@NullMarked
package io.github.weightseed.random.tensorflow;

import org.jspecify.annotations.NullMarked;
