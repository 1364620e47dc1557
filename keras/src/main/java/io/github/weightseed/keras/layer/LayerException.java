package io.github.weightseed.keras.layer;

import org.jspecify.annotations.Nullable;

/**
 * A rule broken in one layer of a model: the message begins with the layer's name, class and place
 * in the file.
 */
final class LayerException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  LayerException(LayerConfig layer, String rule, @Nullable Throwable cause) {
    super(capitalized(layer.description()) + ": " + rule, cause);
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
