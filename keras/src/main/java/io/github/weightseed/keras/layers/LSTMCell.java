package io.github.weightseed.keras.layers;

/**
 * {@code LSTMCell}: a kernel (inputs, 4 * units), a recurrent kernel (units, 4 * units) and a bias
 * (4 * units), whose forget part starts at one.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class LSTMCell extends ConfiguredLayer<LSTMCell>
    implements HasKernel<LSTMCell>,
        HasRecurrentKernel<LSTMCell>,
        HasBias<LSTMCell>,
        HasActivation<LSTMCell>,
        HasRecurrentActivation<LSTMCell> {

  private static final Arguments DEFAULTS =
      Arguments.of("LSTMCell")
          .thenRequired("units")
          .then("activation", "tanh")
          .then("recurrent_activation", "sigmoid")
          .then("use_bias", true)
          .then("unit_forget_bias", true)
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
          .then("seed", null);

  private LSTMCell(Arguments arguments) {
    super(arguments);
  }

  /** A cell with a state of this size. */
  public static LSTMCell units(long units) {
    return new LSTMCell(DEFAULTS.with("units", units));
  }

  /** Whether the forget part of the bias starts at one; true by default. */
  public LSTMCell unitForgetBias(boolean unitForgetBias) {
    return with("unit_forget_bias", unitForgetBias);
  }

  @Override
  LSTMCell copy(Arguments changed) {
    return new LSTMCell(changed);
  }
}
