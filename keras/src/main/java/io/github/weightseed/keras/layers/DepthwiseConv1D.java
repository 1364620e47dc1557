package io.github.weightseed.keras.layers;

/**
 * {@code DepthwiseConv1D}: a kernel (*kernel_size, channels, depth_multiplier) and a bias.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class DepthwiseConv1D extends ConfiguredLayer<DepthwiseConv1D>
    implements HasDepthwiseKernel<DepthwiseConv1D>,
        HasBias<DepthwiseConv1D>,
        HasActivation<DepthwiseConv1D>,
        HasWindow<DepthwiseConv1D> {

  private static final Arguments DEFAULTS =
      Arguments.of("DepthwiseConv1D")
          .then("depth_multiplier", 1)
          .thenRequired("kernel_size")
          .then("strides", 1)
          .then("padding", "valid")
          .then("data_format", "channels_last")
          .then("dilation_rate", 1)
          .then("activation", "linear")
          .then("use_bias", true)
          .then("depthwise_initializer", "glorot_uniform")
          .then("bias_initializer", "zeros")
          .then("depthwise_regularizer", null)
          .then("bias_regularizer", null)
          .then("activity_regularizer", null)
          .then("depthwise_constraint", null)
          .then("bias_constraint", null);

  /** A convolution that needs a {@code kernelSize}. */
  public DepthwiseConv1D() {
    this(DEFAULTS);
  }

  private DepthwiseConv1D(Arguments arguments) {
    super(arguments);
  }

  @Override
  DepthwiseConv1D copy(Arguments changed) {
    return new DepthwiseConv1D(changed);
  }
}
