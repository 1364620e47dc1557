package io.github.weightseed.keras.layers;

/**
 * {@code Multiply}: the product, value by value.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Multiply extends ConfiguredLayer<Multiply> {

  private static final Arguments DEFAULTS = Arguments.of("Multiply");

  /** Applied to two or more tensors. */
  public Multiply() {
    this(DEFAULTS);
  }

  private Multiply(Arguments arguments) {
    super(arguments);
  }

  @Override
  Multiply copy(Arguments changed) {
    return new Multiply(changed);
  }
}
