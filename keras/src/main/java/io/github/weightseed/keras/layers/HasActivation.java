package io.github.weightseed.keras.layers;

import org.jspecify.annotations.Nullable;

/**
 * The activation of a layer.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasActivation<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** The activation: a name, such as {@code relu}. */
  default L activation(String name) {
    return with("activation", name);
  }

  /** The activation: a layer, such as {@link LeakyReLU}. */
  default L activation(Layer layer) {
    return with("activation", layer);
  }
}
