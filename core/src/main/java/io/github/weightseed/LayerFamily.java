package io.github.weightseed;

import io.github.weightseed.text.Names;
import java.util.LinkedHashMap;
import java.util.Map;

/** Layers whose arguments ask for the same initializers, by Keras' class names. */
enum LayerFamily {
  DENSE,
  CONVOLUTION,
  DEPTHWISE,
  SEPARABLE,
  TRANSPOSED,
  RECURRENT,
  ATTENTION,
  EMBEDDING,
  NORMALIZATION,
  /** The slopes of PReLU. */
  SLOPE;

  private static final int MOST_DIMENSIONS = 3;

  private static final Map<String, Named> BY_KEY = new LinkedHashMap<>();

  static {
    add(DENSE, 0, "Dense", "EinsumDense");
    for (int window = MOST_DIMENSIONS; window >= 1; window--) {
      String suffix = window + "D";
      add(CONVOLUTION, window, "Conv" + suffix, "Convolution" + suffix + "=Conv" + suffix);
      add(TRANSPOSED, window, "Conv" + suffix + "Transpose");
      add(RECURRENT, window, "ConvLSTM" + suffix);
      if (window < MOST_DIMENSIONS) {
        add(DEPTHWISE, window, "DepthwiseConv" + suffix);
        add(SEPARABLE, window, "SeparableConv" + suffix);
      }
    }
    add(CONVOLUTION, 2, "Conv=Conv2D", "Convolution=Conv2D");
    add(TRANSPOSED, 2, "ConvTranspose=Conv2DTranspose", "TransposedConv=Conv2DTranspose");
    add(DEPTHWISE, 2, "Depthwise=DepthwiseConv2D", "DepthwiseConv=DepthwiseConv2D");
    add(SEPARABLE, 2, "Separable=SeparableConv2D", "SeparableConv=SeparableConv2D");
    add(RECURRENT, 0, "SimpleRNN", "LSTM", "GRU", "RNN=SimpleRNN", "Recurrent=LSTM");
    add(RECURRENT, 0, "SimpleRNNCell", "LSTMCell", "GRUCell");
    add(ATTENTION, 0, "MultiHeadAttention", "GroupQueryAttention", "Attention=MultiHeadAttention");
    add(EMBEDDING, 0, "Embedding", "ReversibleEmbedding");
    add(NORMALIZATION, 0, "BatchNormalization", "LayerNormalization", "GroupNormalization");
    add(NORMALIZATION, 0, "BatchNorm=BatchNormalization", "LayerNorm=LayerNormalization");
    add(SLOPE, 0, "PReLU");
  }

  /**
   * A family by one of its members' names.
   *
   * @param name the class in Keras
   * @param window how many dimensions its window has, 0 if it has none
   */
  record Named(String name, LayerFamily family, int window) {}

  private static void add(LayerFamily family, int window, String... entries) {
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      String given = equals < 0 ? entry : entry.substring(0, equals);
      BY_KEY.put(Names.key(given), new Named(entry.substring(equals + 1), family, window));
    }
  }

  /**
   * The family of a layer.
   *
   * @throws IllegalArgumentException when it is not known, with the nearest names
   */
  static Named named(String layer) {
    Named named = BY_KEY.get(Names.key(layer));
    if (named == null) {
      throw new IllegalArgumentException(
          "No layer with initializers is called '%s'%s"
              .formatted(
                  layer,
                  Names.suggestion(
                      layer, BY_KEY.values().stream().map(Named::name).distinct().toList())));
    }
    return named;
  }
}
