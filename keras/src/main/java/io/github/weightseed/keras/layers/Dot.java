package io.github.weightseed.keras.layers;

/**
 * {@code Dot}: the product of two inputs over an axis of each.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Dot extends ConfiguredLayer<Dot> {

  private static final Arguments DEFAULTS =
      Arguments.of("Dot").thenRequired("axes").then("normalize", false);

  private Dot(Arguments arguments) {
    super(arguments);
  }

  /** The axis of both inputs, or that of the first and that of the second. */
  public static Dot axes(long... axes) {
    return new Dot(DEFAULTS.with("axes", Sizes.oneOrAll(axes)));
  }

  /** Whether it is divided by the lengths; false by default. */
  public Dot normalize(boolean normalize) {
    return with("normalize", normalize);
  }

  @Override
  Dot copy(Arguments changed) {
    return new Dot(changed);
  }
}
