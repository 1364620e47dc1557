package io.github.weightseed.keras.layers;

/**
 * {@code LSTM}: a kernel (inputs, 4 * units), a recurrent kernel (units, 4 * units) and a bias (4 *
 * units), whose forget part starts at one.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class LSTM extends ConfiguredLayer<LSTM>
    implements HasKernel<LSTM>,
        HasRecurrentKernel<LSTM>,
        HasBias<LSTM>,
        HasActivation<LSTM>,
        HasRecurrentActivation<LSTM>,
        HasSequence<LSTM> {

  private static final Arguments DEFAULTS =
      Arguments.of("LSTM")
          .then("return_sequences", false)
          .then("return_state", false)
          .then("go_backwards", false)
          .then("stateful", false)
          .then("unroll", false)
          .then("zero_output_for_mask", false)
          .thenRequired("units")
          .then("activation", "tanh")
          .then("recurrent_activation", "sigmoid")
          .then("use_bias", true)
          .then("kernel_initializer", "glorot_uniform")
          .then("recurrent_initializer", "orthogonal")
          .then("bias_initializer", "zeros")
          .then("unit_forget_bias", true)
          .then("kernel_regularizer", null)
          .then("recurrent_regularizer", null)
          .then("bias_regularizer", null)
          .then("activity_regularizer", null)
          .then("kernel_constraint", null)
          .then("recurrent_constraint", null)
          .then("bias_constraint", null)
          .then("dropout", 0.0)
          .then("recurrent_dropout", 0.0)
          .then("seed", null);

  private LSTM(Arguments arguments) {
    super(arguments);
  }

  /** A layer with a state of this size. */
  public static LSTM units(long units) {
    return new LSTM(DEFAULTS.with("units", units));
  }

  /** Whether the forget part of the bias starts at one; true by default. */
  public LSTM unitForgetBias(boolean unitForgetBias) {
    return with("unit_forget_bias", unitForgetBias);
  }

  @Override
  LSTM copy(Arguments changed) {
    return new LSTM(changed);
  }
}
