package io.github.weightseed.keras.layers;

/**
 * {@code GlobalAveragePooling1D}: the mean over all places.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GlobalAveragePooling1D extends ConfiguredLayer<GlobalAveragePooling1D> {

  private static final Arguments DEFAULTS =
      Arguments.of("GlobalAveragePooling1D")
          .then("data_format", "channels_last")
          .then("keepdims", false);

  /** Without the axes that it pools. */
  public GlobalAveragePooling1D() {
    this(DEFAULTS);
  }

  private GlobalAveragePooling1D(Arguments arguments) {
    super(arguments);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalAveragePooling1D dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  /** Whether the axes stay, with size 1; false by default. */
  public GlobalAveragePooling1D keepdims(boolean keepdims) {
    return with("keepdims", keepdims);
  }

  @Override
  GlobalAveragePooling1D copy(Arguments changed) {
    return new GlobalAveragePooling1D(changed);
  }
}
