package io.github.weightseed.keras.layers;

/**
 * {@code SeparableConv2D}: a kernel for each channel, one that mixes them, and a bias (filters).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class SeparableConv2D extends ConfiguredLayer<SeparableConv2D>
    implements HasDepthwiseKernel<SeparableConv2D>,
        HasPointwiseKernel<SeparableConv2D>,
        HasBias<SeparableConv2D>,
        HasActivation<SeparableConv2D>,
        HasWindow<SeparableConv2D> {

  private static final Arguments DEFAULTS =
      Arguments.of("SeparableConv2D")
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

  private SeparableConv2D(Arguments arguments) {
    super(arguments);
  }

  /** A convolution with this many outputs. */
  public static SeparableConv2D filters(long filters) {
    return new SeparableConv2D(DEFAULTS.with("filters", filters));
  }

  @Override
  SeparableConv2D copy(Arguments changed) {
    return new SeparableConv2D(changed);
  }
}
