package io.github.weightseed.keras.layers;

/**
 * {@code UpSampling2D}: repeats rows and columns.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class UpSampling2D extends ConfiguredLayer<UpSampling2D> {

  private static final Arguments DEFAULTS =
      Arguments.of("UpSampling2D")
          .then("size", 2)
          .then("data_format", "channels_last")
          .then("interpolation", "nearest");

  /** Twice each. */
  public UpSampling2D() {
    this(DEFAULTS);
  }

  private UpSampling2D(Arguments arguments) {
    super(arguments);
  }

  /** How often; one number stands for rows and columns; 2 by default. */
  public UpSampling2D size(long... size) {
    return with("size", Sizes.oneOrAll(size));
  }

  /**
   * {@code nearest}, the default, {@code bilinear}, {@code bicubic}, {@code lanczos3} or {@code
   * lanczos5}.
   */
  public UpSampling2D interpolation(String interpolation) {
    return with("interpolation", interpolation);
  }

  /** {@code channels_last}, the default, or {@code channels_first}. */
  public UpSampling2D dataFormat(String dataFormat) {
    return with("data_format", dataFormat);
  }

  @Override
  UpSampling2D copy(Arguments changed) {
    return new UpSampling2D(changed);
  }
}
