package io.github.weightseed.explorer.advice;

import io.github.weightseed.Fans;
import io.github.weightseed.Initializer;
import io.github.weightseed.keras.LayerNode;
import io.github.weightseed.keras.LayerPart;
import io.github.weightseed.keras.PlannedWeight;
import org.jspecify.annotations.Nullable;

/**
 * A weight that inputs are multiplied by.
 *
 * @param node the step of the model it stands in
 * @param part the layer that made it
 * @param weight the weight
 * @param role what it does
 * @param fans how many values enter and leave one of its units, as the papers count
 * @param moments the mean and standard deviation of its values; null when they are not known
 * @param activation what is done to its outputs; null when that is not known or not one thing
 * @param isNormalized whether a normalization stands between it and that activation
 */
record Kernel(
    LayerNode node,
    LayerPart part,
    PlannedWeight weight,
    Role role,
    Fans fans,
    @Nullable Moments moments,
    @Nullable Activation activation,
    boolean isNormalized) {

  /** What a kernel does. */
  enum Role {
    DENSE,
    CONVOLUTION,
    DEPTHWISE,
    TRANSPOSED,
    ATTENTION,
    RECURRENT_INPUT,
    RECURRENT,
    /** Of the user's own layers. */
    UNKNOWN;

    /** Whether outputs are sums over inputs, scaled by nothing else. */
    boolean isPlain() {
      return this == DENSE || this == CONVOLUTION || this == DEPTHWISE || this == TRANSPOSED;
    }
  }

  Initializer initializer() {
    return weight.initializer();
  }

  /** The initializer as people write it. */
  String written() {
    return Written.initializer(weight.initializer());
  }

  /** The layer's argument that takes its initializer. */
  String argument() {
    if (role == Role.DEPTHWISE) {
      return "depthwise_initializer";
    }
    return weight.name().replace("_kernel", "") + "_initializer";
  }

  /** The second moment of an output when the inputs have second moment 1. */
  double gain() {
    return moments == null ? Double.NaN : fans.fanIn() * moments.second();
  }
}
