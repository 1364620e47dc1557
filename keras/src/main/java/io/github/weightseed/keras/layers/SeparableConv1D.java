package io.github.weightseed.keras.layers;

/**
 * {@code SeparableConv1D}: a kernel for each channel, one that mixes them, and a bias (filters).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class SeparableConv1D extends ConfiguredLayer<SeparableConv1D>
    implements HasDepthwiseKernel<SeparableConv1D>,
        HasPointwiseKernel<SeparableConv1D>,
        HasBias<SeparableConv1D>,
        HasActivation<SeparableConv1D>,
        HasWindow<SeparableConv1D> {

  private static final Arguments DEFAULTS =
      Arguments.of("SeparableConv1D")
          .then("depth_multiplier", 1)
          .thenRequired("filters")
          .thenRequired("kernel_size")
          .then("strides", 1)
          .then("padding", "valid")
          .then("data_format", "channels_last")
          .then("dilation_rate", 1)
          .then("activation", "linear")
          .then("use_bias", true)
          .then("depthwise_initializer", "glorot_uniform")
          .then("pointwise_initializer", "glorot_uniform")
          .then("bias_initializer", "zeros")
          .then("depthwise_regularizer", null)
          .then("pointwise_regularizer", null)
          .then("bias_regularizer", null)
          .then("activity_regularizer", null)
          .then("depthwise_constraint", null)
          .then("pointwise_constraint", null)
          .then("bias_constraint", null);

  private SeparableConv1D(Arguments arguments) {
    super(arguments);
  }

  /** A convolution with this many outputs. */
  public static SeparableConv1D filters(long filters) {
    return new SeparableConv1D(DEFAULTS.with("filters", filters));
  }

  @Override
  SeparableConv1D copy(Arguments changed) {
    return new SeparableConv1D(changed);
  }
}
