package io.github.weightseed.keras.layers;

/**
 * {@code Softmax}: values that add up to 1.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Softmax extends ConfiguredLayer<Softmax> {

  private static final Arguments DEFAULTS = Arguments.of("Softmax").then("axis", -1);

  /** Over the last axis. */
  public Softmax() {
    this(DEFAULTS);
  }

  private Softmax(Arguments arguments) {
    super(arguments);
  }

  /** The axes that add up to 1; -1 by default. */
  public Softmax axis(long... axis) {
    return with("axis", Sizes.oneOrAll(axis));
  }

  @Override
  Softmax copy(Arguments changed) {
    return new Softmax(changed);
  }
}
