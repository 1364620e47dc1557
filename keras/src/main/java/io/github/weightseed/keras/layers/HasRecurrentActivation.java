package io.github.weightseed.keras.layers;

import org.jspecify.annotations.Nullable;

/**
 * The activation of the gates.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasRecurrentActivation<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** The activation of the gates; {@code sigmoid} by default. */
  default L recurrentActivation(String name) {
    return with("recurrent_activation", name);
  }
}
