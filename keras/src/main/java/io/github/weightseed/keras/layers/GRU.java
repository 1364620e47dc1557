package io.github.weightseed.keras.layers;

/**
 * {@code GRU}: a kernel (inputs, 3 * units), a recurrent kernel (units, 3 * units) and a bias (2, 3
 * * units).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GRU extends ConfiguredLayer<GRU>
    implements HasKernel<GRU>,
        HasRecurrentKernel<GRU>,
        HasBias<GRU>,
        HasActivation<GRU>,
        HasRecurrentActivation<GRU>,
        HasSequence<GRU> {

  private static final Arguments DEFAULTS =
      Arguments.of("GRU")
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
          .then("kernel_regularizer", null)
          .then("recurrent_regularizer", null)
          .then("bias_regularizer", null)
          .then("activity_regularizer", null)
          .then("kernel_constraint", null)
          .then("recurrent_constraint", null)
          .then("bias_constraint", null)
          .then("dropout", 0.0)
          .then("recurrent_dropout", 0.0)
          .then("reset_after", true)
          .then("seed", null);

  private GRU(Arguments arguments) {
    super(arguments);
  }

  /** A layer with a state of this size. */
  public static GRU units(long units) {
    return new GRU(DEFAULTS.with("units", units));
  }

  /** Whether the reset gate comes after the product; true by default. */
  public GRU resetAfter(boolean resetAfter) {
    return with("reset_after", resetAfter);
  }

  @Override
  GRU copy(Arguments changed) {
    return new GRU(changed);
  }
}
