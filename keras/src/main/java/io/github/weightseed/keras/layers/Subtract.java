package io.github.weightseed.keras.layers;

/**
 * {@code Subtract}: the difference of two inputs, value by value.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Subtract extends ConfiguredLayer<Subtract> {

  private static final Arguments DEFAULTS = Arguments.of("Subtract");

  /** Applied to two tensors. */
  public Subtract() {
    this(DEFAULTS);
  }

  private Subtract(Arguments arguments) {
    super(arguments);
  }

  @Override
  Subtract copy(Arguments changed) {
    return new Subtract(changed);
  }
}
