package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of convolutions that mix the channels by a kernel of their own.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasPointwiseKernel<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** How the kernel that mixes the channels starts: a name, such as {@code he_normal}. */
  default L pointwiseInitializer(String name) {
    return with("pointwise_initializer", name);
  }

  /** How the kernel that mixes the channels starts: an initializer. */
  default L pointwiseInitializer(Initializer initializer) {
    return with("pointwise_initializer", initializer);
  }

  /** How the kernel that mixes the channels starts: a config. */
  default L pointwiseInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("pointwise_initializer", config);
  }

  /** How the kernel that mixes the channels starts: a function of shape and dtype. */
  default L pointwiseInitializer(CustomInitializer initializer) {
    return with("pointwise_initializer", initializer);
  }

  /** The penalty on the kernel that mixes the channels: a name, such as {@code l2}. */
  default L pointwiseRegularizer(String name) {
    return with("pointwise_regularizer", name);
  }

  /** The penalty on the kernel that mixes the channels: a config. */
  default L pointwiseRegularizer(Map<String, ? extends @Nullable Object> config) {
    return with("pointwise_regularizer", config);
  }

  /** The constraint on the kernel that mixes the channels: a name, such as {@code max_norm}. */
  default L pointwiseConstraint(String name) {
    return with("pointwise_constraint", name);
  }

  /** The constraint on the kernel that mixes the channels: a config. */
  default L pointwiseConstraint(Map<String, ? extends @Nullable Object> config) {
    return with("pointwise_constraint", config);
  }
}
