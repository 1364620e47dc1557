package io.github.weightseed.keras.layers;

/**
 * {@code Minimum}: the smallest, value by value.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Minimum extends ConfiguredLayer<Minimum> {

  private static final Arguments DEFAULTS = Arguments.of("Minimum");

  /** Applied to two or more tensors. */
  public Minimum() {
    this(DEFAULTS);
  }

  private Minimum(Arguments arguments) {
    super(arguments);
  }

  @Override
  Minimum copy(Arguments changed) {
    return new Minimum(changed);
  }
}
