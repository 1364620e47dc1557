package io.github.weightseed.keras.layers;

/**
 * {@code LeakyReLU}: the value above 0, a part of it below.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class LeakyReLU extends ConfiguredLayer<LeakyReLU> {

  private static final Arguments DEFAULTS = Arguments.of("LeakyReLU").then("negative_slope", 0.3);

  /** With slope 0.3 below 0. */
  public LeakyReLU() {
    this(DEFAULTS);
  }

  private LeakyReLU(Arguments arguments) {
    super(arguments);
  }

  /** The slope below 0; 0.3 by default. */
  public LeakyReLU negativeSlope(double negativeSlope) {
    return with("negative_slope", negativeSlope);
  }

  @Override
  LeakyReLU copy(Arguments changed) {
    return new LeakyReLU(changed);
  }
}
