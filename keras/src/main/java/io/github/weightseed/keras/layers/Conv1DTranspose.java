package io.github.weightseed.keras.layers;

/**
 * {@code Conv1DTranspose}: a kernel (*kernel_size, filters, channels) and a bias (filters).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Conv1DTranspose extends ConfiguredLayer<Conv1DTranspose>
    implements HasKernel<Conv1DTranspose>,
        HasBias<Conv1DTranspose>,
        HasActivation<Conv1DTranspose>,
        HasWindow<Conv1DTranspose> {

  private static final Arguments DEFAULTS =
      Arguments.of("Conv1DTranspose")
          .thenRequired("filters")
          .thenRequired("kernel_size")
          .then("strides", 1)
          .then("padding", "valid")
          .then("output_padding", null)
          .then("data_format", "channels_last")
          .then("dilation_rate", 1)
          .then("activation", "linear")
          .then("use_bias", true)
          .then("kernel_initializer", "glorot_uniform")
          .then("bias_initializer", "zeros")
          .then("kernel_regularizer", null)
          .then("bias_regularizer", null)
          .then("activity_regularizer", null)
          .then("kernel_constraint", null)
          .then("bias_constraint", null);

  private Conv1DTranspose(Arguments arguments) {
    super(arguments);
  }

  /** A transposed convolution with this many outputs. */
  public static Conv1DTranspose filters(long filters) {
    return new Conv1DTranspose(DEFAULTS.with("filters", filters));
  }

  /** What is added to the size of the output. */
  public Conv1DTranspose outputPadding(long... outputPadding) {
    return with("output_padding", Sizes.oneOrAll(outputPadding));
  }

  @Override
  Conv1DTranspose copy(Arguments changed) {
    return new Conv1DTranspose(changed);
  }
}
