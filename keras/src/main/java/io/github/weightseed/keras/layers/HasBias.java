package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of layers with a bias.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasBias<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** Whether there is a bias; true by default. */
  default L useBias(boolean useBias) {
    return with("use_bias", useBias);
  }

  /** How the bias starts: a name, such as {@code he_normal}. */
  default L biasInitializer(String name) {
    return with("bias_initializer", name);
  }

  /** How the bias starts: an initializer. */
  default L biasInitializer(Initializer initializer) {
    return with("bias_initializer", initializer);
  }

  /** How the bias starts: a config. */
  default L biasInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("bias_initializer", config);
  }

  /** How the bias starts: a function of shape and dtype. */
  default L biasInitializer(CustomInitializer initializer) {
    return with("bias_initializer", initializer);
  }

  /** The penalty on the bias: a name, such as {@code l2}. */
  default L biasRegularizer(String name) {
    return with("bias_regularizer", name);
  }

  /** The penalty on the bias: a config. */
  default L biasRegularizer(Map<String, ? extends @Nullable Object> config) {
    return with("bias_regularizer", config);
  }

  /** The constraint on the bias: a name, such as {@code max_norm}. */
  default L biasConstraint(String name) {
    return with("bias_constraint", name);
  }

  /** The constraint on the bias: a config. */
  default L biasConstraint(Map<String, ? extends @Nullable Object> config) {
    return with("bias_constraint", config);
  }
}
