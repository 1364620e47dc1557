package io.github.weightseed.keras.layers;

/**
 * {@code GlobalMaxPooling3D}: the maximum over all places.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GlobalMaxPooling3D extends ConfiguredLayer<GlobalMaxPooling3D> {

  private static final Arguments DEFAULTS =
      Arguments.of("GlobalMaxPooling3D")
          .then("data_format", "channels_last")
          .then("keepdims", false);

  /** Without the axes that it pools. */
  public GlobalMaxPooling3D() {
    this(DEFAULTS);
  }

  private GlobalMaxPooling3D(Arguments arguments) {
    super(arguments);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalMaxPooling3D dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  /** Whether the axes stay, with size 1; false by default. */
  public GlobalMaxPooling3D keepdims(boolean keepdims) {
    return with("keepdims", keepdims);
  }

  @Override
  GlobalMaxPooling3D copy(Arguments changed) {
    return new GlobalMaxPooling3D(changed);
  }
}
