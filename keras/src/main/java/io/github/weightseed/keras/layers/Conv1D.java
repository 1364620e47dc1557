package io.github.weightseed.keras.layers;

/**
 * {@code Conv1D}: a kernel (*kernel_size, channels / groups, filters) and a bias (filters).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Conv1D extends ConfiguredLayer<Conv1D>
    implements HasKernel<Conv1D>, HasBias<Conv1D>, HasActivation<Conv1D>, HasWindow<Conv1D> {

  private static final Arguments DEFAULTS =
      Arguments.of("Conv1D")
          .thenRequired("filters")
          .thenRequired("kernel_size")
          .then("strides", 1)
          .then("padding", "valid")
          .then("data_format", "channels_last")
          .then("dilation_rate", 1)
          .then("groups", 1)
          .then("activation", "linear")
          .then("use_bias", true)
          .then("kernel_initializer", "glorot_uniform")
          .then("bias_initializer", "zeros")
          .then("kernel_regularizer", null)
          .then("bias_regularizer", null)
          .then("activity_regularizer", null)
          .then("kernel_constraint", null)
          .then("bias_constraint", null);

  private Conv1D(Arguments arguments) {
    super(arguments);
  }

  /** A convolution with this many outputs. */
  public static Conv1D filters(long filters) {
    return new Conv1D(DEFAULTS.with("filters", filters));
  }

  /** The groups that the channels are split into; 1 by default. */
  public Conv1D groups(long groups) {
    return with("groups", groups);
  }

  @Override
  Conv1D copy(Arguments changed) {
    return new Conv1D(changed);
  }
}
