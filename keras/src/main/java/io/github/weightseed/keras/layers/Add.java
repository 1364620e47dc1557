package io.github.weightseed.keras.layers;

/**
 * {@code Add}: the sum, value by value.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Add extends ConfiguredLayer<Add> {

  private static final Arguments DEFAULTS = Arguments.of("Add");

  /** Applied to two or more tensors. */
  public Add() {
    this(DEFAULTS);
  }

  private Add(Arguments arguments) {
    super(arguments);
  }

  @Override
  Add copy(Arguments changed) {
    return new Add(changed);
  }
}
