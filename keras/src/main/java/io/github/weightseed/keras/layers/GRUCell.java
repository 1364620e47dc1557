package io.github.weightseed.keras.layers;

/**
 * {@code GRUCell}: a kernel (inputs, 3 * units), a recurrent kernel (units, 3 * units) and a bias
 * (2, 3 * units).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GRUCell extends ConfiguredLayer<GRUCell>
    implements HasKernel<GRUCell>,
        HasRecurrentKernel<GRUCell>,
        HasBias<GRUCell>,
        HasActivation<GRUCell>,
        HasRecurrentActivation<GRUCell> {

  private static final Arguments DEFAULTS =
      Arguments.of("GRUCell")
          .thenRequired("units")
          .then("activation", "tanh")
          .then("recurrent_activation", "sigmoid")
          .then("use_bias", true)
          .then("kernel_initializer", "glorot_uniform")
          .then("recurrent_initializer", "orthogonal")
          .then("bias_initializer", "zeros")
          .then("kernel_regularizer", null)
          .then("recurrent_regularizer", null)
          .then("bias_regularizer", null)
          .then("kernel_constraint", null)
          .then("recurrent_constraint", null)
          .then("bias_constraint", null)
          .then("dropout", 0.0)
          .then("recurrent_dropout", 0.0)
          .then("reset_after", true)
          .then("seed", null);

  private GRUCell(Arguments arguments) {
    super(arguments);
  }

  /** A cell with a state of this size. */
  public static GRUCell units(long units) {
    return new GRUCell(DEFAULTS.with("units", units));
  }

  /** Whether the reset gate comes after the product; true by default. */
  public GRUCell resetAfter(boolean resetAfter) {
    return with("reset_after", resetAfter);
  }

  @Override
  GRUCell copy(Arguments changed) {
    return new GRUCell(changed);
  }
}
