package io.github.weightseed.keras.layers;

/**
 * {@code Dropout}: drops a share of the values in training. Without a seed it draws one, which
 * moves the seeds of the weights after it.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Dropout extends ConfiguredLayer<Dropout> {

  private static final Arguments DEFAULTS =
      Arguments.of("Dropout").thenRequired("rate").then("seed", null).then("noise_shape", null);

  private Dropout(Arguments arguments) {
    super(arguments);
  }

  /** Drops this share. */
  public static Dropout rate(double rate) {
    return new Dropout(DEFAULTS.with("rate", rate));
  }

  /** The seed of dropout. */
  public Dropout seed(long seed) {
    return with("seed", seed);
  }

  @Override
  Dropout copy(Arguments changed) {
    return new Dropout(changed);
  }
}
