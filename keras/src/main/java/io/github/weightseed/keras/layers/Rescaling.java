package io.github.weightseed.keras.layers;

/**
 * {@code Rescaling}: {@code x * scale + offset}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Rescaling extends ConfiguredLayer<Rescaling> {

  private static final Arguments DEFAULTS =
      Arguments.of("Rescaling").thenRequired("scale").then("offset", 0.0);

  private Rescaling(Arguments arguments) {
    super(arguments);
  }

  /** Times a number. */
  public static Rescaling scale(double scale) {
    return new Rescaling(DEFAULTS.with("scale", scale));
  }

  /** What is added; 0 by default. */
  public Rescaling offset(double offset) {
    return with("offset", offset);
  }

  @Override
  Rescaling copy(Arguments changed) {
    return new Rescaling(changed);
  }
}
