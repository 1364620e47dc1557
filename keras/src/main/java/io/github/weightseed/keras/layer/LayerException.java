package io.github.weightseed.keras.layer;

import org.jspecify.annotations.Nullable;

/**
 * A rule broken in one layer of a model: the message begins with the layer's name, class and place
 * in the file.
 */
final class LayerException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** An error whose message names the layer itself. */
  LayerException(String message) {
    super(message);
  }

  /** An error in a layer of a known class. */
  LayerException(LayerConfig layer, String rule, @Nullable Throwable cause) {
    super(layer.description() + ": " + rule, cause);
  }
}
