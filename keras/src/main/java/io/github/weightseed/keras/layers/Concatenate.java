package io.github.weightseed.keras.layers;

/**
 * {@code Concatenate}: the inputs one after the other.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Concatenate extends ConfiguredLayer<Concatenate> {

  private static final Arguments DEFAULTS = Arguments.of("Concatenate").then("axis", -1);

  /** Along the last axis. */
  public Concatenate() {
    this(DEFAULTS);
  }

  private Concatenate(Arguments arguments) {
    super(arguments);
  }

  /** The axis along which they are put; -1 by default. */
  public Concatenate axis(long axis) {
    return with("axis", axis);
  }

  @Override
  Concatenate copy(Arguments changed) {
    return new Concatenate(changed);
  }
}
