package io.github.weightseed.keras.layers;

/**
 * {@code SimpleRNNCell}: a kernel (inputs, units), a recurrent kernel (units, units) and a bias
 * (units).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class SimpleRNNCell extends ConfiguredLayer<SimpleRNNCell>
    implements HasKernel<SimpleRNNCell>,
        HasRecurrentKernel<SimpleRNNCell>,
        HasBias<SimpleRNNCell>,
        HasActivation<SimpleRNNCell> {

  private static final Arguments DEFAULTS =
      Arguments.of("SimpleRNNCell")
          .thenRequired("units")
          .then("activation", "tanh")
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
          .then("seed", null);

  private SimpleRNNCell(Arguments arguments) {
    super(arguments);
  }

  /** A cell with a state of this size. */
  public static SimpleRNNCell units(long units) {
    return new SimpleRNNCell(DEFAULTS.with("units", units));
  }

  @Override
  SimpleRNNCell copy(Arguments changed) {
    return new SimpleRNNCell(changed);
  }
}
