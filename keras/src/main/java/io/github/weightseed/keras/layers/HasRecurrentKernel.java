package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of recurrent cells, and of the layers that make one.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasRecurrentKernel<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** The share of the inputs that is dropped; 0 by default. */
  default L dropout(double dropout) {
    return with("dropout", dropout);
  }

  /** The share of the state that is dropped; 0 by default. */
  default L recurrentDropout(double recurrentDropout) {
    return with("recurrent_dropout", recurrentDropout);
  }

  /** The seed of dropout; it does not seed the weights. */
  default L seed(long seed) {
    return with("seed", seed);
  }

  /** How the recurrent kernel starts: a name, such as {@code he_normal}. */
  default L recurrentInitializer(String name) {
    return with("recurrent_initializer", name);
  }

  /** How the recurrent kernel starts: an initializer. */
  default L recurrentInitializer(Initializer initializer) {
    return with("recurrent_initializer", initializer);
  }

  /** How the recurrent kernel starts: a config. */
  default L recurrentInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("recurrent_initializer", config);
  }

  /** How the recurrent kernel starts: a function of shape and dtype. */
  default L recurrentInitializer(CustomInitializer initializer) {
    return with("recurrent_initializer", initializer);
  }

  /** The penalty on the recurrent kernel: a name, such as {@code l2}. */
  default L recurrentRegularizer(String name) {
    return with("recurrent_regularizer", name);
  }

  /** The penalty on the recurrent kernel: a config. */
  default L recurrentRegularizer(Map<String, ? extends @Nullable Object> config) {
    return with("recurrent_regularizer", config);
  }

  /** The constraint on the recurrent kernel: a name, such as {@code max_norm}. */
  default L recurrentConstraint(String name) {
    return with("recurrent_constraint", name);
  }

  /** The constraint on the recurrent kernel: a config. */
  default L recurrentConstraint(Map<String, ? extends @Nullable Object> config) {
    return with("recurrent_constraint", config);
  }
}
