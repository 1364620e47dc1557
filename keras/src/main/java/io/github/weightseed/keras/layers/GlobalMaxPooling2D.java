package io.github.weightseed.keras.layers;

/**
 * {@code GlobalMaxPooling2D}: the maximum over all places.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GlobalMaxPooling2D extends ConfiguredLayer<GlobalMaxPooling2D> {

  private static final Arguments DEFAULTS =
      Arguments.of("GlobalMaxPooling2D")
          .then("data_format", "channels_last")
          .then("keepdims", false);

  /** Without the axes that it pools. */
  public GlobalMaxPooling2D() {
    this(DEFAULTS);
  }

  private GlobalMaxPooling2D(Arguments arguments) {
    super(arguments);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalMaxPooling2D dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  /** Whether the axes stay, with size 1; false by default. */
  public GlobalMaxPooling2D keepdims(boolean keepdims) {
    return with("keepdims", keepdims);
  }

  @Override
  GlobalMaxPooling2D copy(Arguments changed) {
    return new GlobalMaxPooling2D(changed);
  }
}
