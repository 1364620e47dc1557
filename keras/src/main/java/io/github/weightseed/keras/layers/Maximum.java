package io.github.weightseed.keras.layers;

/**
 * {@code Maximum}: the largest, value by value.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Maximum extends ConfiguredLayer<Maximum> {

  private static final Arguments DEFAULTS = Arguments.of("Maximum");

  /** Applied to two or more tensors. */
  public Maximum() {
    this(DEFAULTS);
  }

  private Maximum(Arguments arguments) {
    super(arguments);
  }

  @Override
  Maximum copy(Arguments changed) {
    return new Maximum(changed);
  }
}
