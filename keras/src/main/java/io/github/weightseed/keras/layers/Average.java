package io.github.weightseed.keras.layers;

/**
 * {@code Average}: the mean, value by value.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Average extends ConfiguredLayer<Average> {

  private static final Arguments DEFAULTS = Arguments.of("Average");

  /** Applied to two or more tensors. */
  public Average() {
    this(DEFAULTS);
  }

  private Average(Arguments arguments) {
    super(arguments);
  }

  @Override
  Average copy(Arguments changed) {
    return new Average(changed);
  }
}
