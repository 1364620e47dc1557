package io.github.weightseed.dl4j;

import io.github.weightseed.Layout;

/**
 * How DL4J's layers lay out their weights, against Keras.
 *
 * <p>Immutable and safe for use by many threads.
 */
public enum LayerLayout {
  /** {@code (in, out)} as in Keras: dense and output layers, SimpleRnn. */
  DENSE(Layout.KERAS),
  /** {@code (vocabulary, size)} as in Keras: embedding layers. */
  EMBEDDING(Layout.KERAS),
  /** {@code (out, in, *window)}: convolutions; {@code (in, out, *window)}: deconvolutions. */
  CONVOLUTION(Layout.OUT_IN),
  /** {@code (in, 4 * units)} with the gates c, f, o, i; Keras has i, f, c, o. */
  LSTM(Layout.KERAS.withGates(2, 1, 3, 0));

  @SuppressWarnings("ImmutableEnumChecker") // a Layout is immutable, but core has no annotations
  private final Layout layout;

  LayerLayout(Layout layout) {
    this.layout = layout;
  }

  /** The axes and gates. */
  public Layout layout() {
    return layout;
  }
}
