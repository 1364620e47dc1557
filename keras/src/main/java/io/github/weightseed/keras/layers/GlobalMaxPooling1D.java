package io.github.weightseed.keras.layers;

/**
 * {@code GlobalMaxPooling1D}: the maximum over all places.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GlobalMaxPooling1D extends ConfiguredLayer<GlobalMaxPooling1D> {

  private static final Arguments DEFAULTS =
      Arguments.of("GlobalMaxPooling1D")
          .then("data_format", "channels_last")
          .then("keepdims", false);

  /** Without the axes that it pools. */
  public GlobalMaxPooling1D() {
    this(DEFAULTS);
  }

  private GlobalMaxPooling1D(Arguments arguments) {
    super(arguments);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalMaxPooling1D dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  /** Whether the axes stay, with size 1; false by default. */
  public GlobalMaxPooling1D keepdims(boolean keepdims) {
    return with("keepdims", keepdims);
  }

  @Override
  GlobalMaxPooling1D copy(Arguments changed) {
    return new GlobalMaxPooling1D(changed);
  }
}
