package io.github.weightseed.keras.layers;

/**
 * {@code GlobalAveragePooling2D}: the mean over all places.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GlobalAveragePooling2D extends ConfiguredLayer<GlobalAveragePooling2D> {

  private static final Arguments DEFAULTS =
      Arguments.of("GlobalAveragePooling2D")
          .then("data_format", "channels_last")
          .then("keepdims", false);

  /** Without the axes that it pools. */
  public GlobalAveragePooling2D() {
    this(DEFAULTS);
  }

  private GlobalAveragePooling2D(Arguments arguments) {
    super(arguments);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalAveragePooling2D dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  /** Whether the axes stay, with size 1; false by default. */
  public GlobalAveragePooling2D keepdims(boolean keepdims) {
    return with("keepdims", keepdims);
  }

  @Override
  GlobalAveragePooling2D copy(Arguments changed) {
    return new GlobalAveragePooling2D(changed);
  }
}
