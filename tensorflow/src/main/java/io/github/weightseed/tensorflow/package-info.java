/**
 * Keras' initial weights in TensorFlow-Java: {@link io.github.weightseed.tensorflow.KerasTensors}
 * makes tensors and constants, {@link io.github.weightseed.tensorflow.KerasInitializer} is an
 * initializer for users of tensorflow-framework.
 *
 * <p>TensorFlow's operations lay weights out as Keras does: nothing moves.
 */
@NullMarked
package io.github.weightseed.tensorflow;

import org.jspecify.annotations.NullMarked;
