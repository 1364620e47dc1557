package io.github.weightseed.keras.layers;

/**
 * {@code Dense}: a kernel (inputs, units) and a bias (units).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Dense extends ConfiguredLayer<Dense>
    implements HasKernel<Dense>, HasBias<Dense>, HasActivation<Dense> {

  private static final Arguments DEFAULTS =
      Arguments.of("Dense")
          .thenRequired("units")
          .then("activation", "linear")
          .then("use_bias", true)
          .then("kernel_initializer", "glorot_uniform")
          .then("bias_initializer", "zeros")
          .then("kernel_regularizer", null)
          .then("bias_regularizer", null)
          .then("kernel_constraint", null)
          .then("bias_constraint", null)
          .then("quantization_config", null);

  private Dense(Arguments arguments) {
    super(arguments);
  }

  /** A layer with this many outputs. */
  public static Dense units(long units) {
    return new Dense(DEFAULTS.with("units", units));
  }

  @Override
  Dense copy(Arguments changed) {
    return new Dense(changed);
  }
}
