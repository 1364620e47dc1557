package io.github.weightseed.keras.layers;

/**
 * {@code GlobalAveragePooling3D}: the mean over all places.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GlobalAveragePooling3D extends ConfiguredLayer<GlobalAveragePooling3D> {

  private static final Arguments DEFAULTS =
      Arguments.of("GlobalAveragePooling3D")
          .then("data_format", "channels_last")
          .then("keepdims", false);

  /** Without the axes that it pools. */
  public GlobalAveragePooling3D() {
    this(DEFAULTS);
  }

  private GlobalAveragePooling3D(Arguments arguments) {
    super(arguments);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public GlobalAveragePooling3D dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  /** Whether the axes stay, with size 1; false by default. */
  public GlobalAveragePooling3D keepdims(boolean keepdims) {
    return with("keepdims", keepdims);
  }

  @Override
  GlobalAveragePooling3D copy(Arguments changed) {
    return new GlobalAveragePooling3D(changed);
  }
}
