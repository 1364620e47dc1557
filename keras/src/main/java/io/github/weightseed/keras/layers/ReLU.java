package io.github.weightseed.keras.layers;

/**
 * {@code ReLU}: 0 below the threshold, the value above it.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ReLU extends ConfiguredLayer<ReLU> {

  private static final Arguments DEFAULTS =
      Arguments.of("ReLU")
          .then("max_value", null)
          .then("negative_slope", 0.0)
          .then("threshold", 0.0);

  /** {@code max(0, x)}. */
  public ReLU() {
    this(DEFAULTS);
  }

  private ReLU(Arguments arguments) {
    super(arguments);
  }

  /** The largest value; none by default. */
  public ReLU maxValue(double maxValue) {
    return with("max_value", maxValue);
  }

  /** The slope below the threshold; 0 by default. */
  public ReLU negativeSlope(double negativeSlope) {
    return with("negative_slope", negativeSlope);
  }

  /** Where the slope begins; 0 by default. */
  public ReLU threshold(double threshold) {
    return with("threshold", threshold);
  }

  @Override
  ReLU copy(Arguments changed) {
    return new ReLU(changed);
  }
}
