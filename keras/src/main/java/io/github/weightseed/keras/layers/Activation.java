package io.github.weightseed.keras.layers;

/**
 * {@code Activation}: a function of each value.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Activation extends ConfiguredLayer<Activation> {

  private static final Arguments DEFAULTS = Arguments.of("Activation").thenRequired("activation");

  private Activation(Arguments arguments) {
    super(arguments);
  }

  /** The activation with a name, such as {@code relu}. */
  public static Activation of(String activation) {
    return new Activation(DEFAULTS.with("activation", activation));
  }

  @Override
  Activation copy(Arguments changed) {
    return new Activation(changed);
  }
}
