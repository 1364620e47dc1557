package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of convolutions with a kernel for each channel.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasDepthwiseKernel<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** The number of outputs for each channel; 1 by default. */
  default L depthMultiplier(long depthMultiplier) {
    return with("depth_multiplier", depthMultiplier);
  }

  /** How the kernel for each channel starts: a name, such as {@code he_normal}. */
  default L depthwiseInitializer(String name) {
    return with("depthwise_initializer", name);
  }

  /** How the kernel for each channel starts: an initializer. */
  default L depthwiseInitializer(Initializer initializer) {
    return with("depthwise_initializer", initializer);
  }

  /** How the kernel for each channel starts: a config. */
  default L depthwiseInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("depthwise_initializer", config);
  }

  /** How the kernel for each channel starts: a function of shape and dtype. */
  default L depthwiseInitializer(CustomInitializer initializer) {
    return with("depthwise_initializer", initializer);
  }

  /** The penalty on the kernel for each channel: a name, such as {@code l2}. */
  default L depthwiseRegularizer(String name) {
    return with("depthwise_regularizer", name);
  }

  /** The penalty on the kernel for each channel: a config. */
  default L depthwiseRegularizer(Map<String, ? extends @Nullable Object> config) {
    return with("depthwise_regularizer", config);
  }

  /** The constraint on the kernel for each channel: a name, such as {@code max_norm}. */
  default L depthwiseConstraint(String name) {
    return with("depthwise_constraint", name);
  }

  /** The constraint on the kernel for each channel: a config. */
  default L depthwiseConstraint(Map<String, ? extends @Nullable Object> config) {
    return with("depthwise_constraint", config);
  }
}
