package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import org.jspecify.annotations.Nullable;

/**
 * {@code DepthwiseConv1D}, {@code DepthwiseConv2D}: kernel (*window, channels, multiplier), bias
 * (channels * multiplier). Keras takes the fans as for any kernel, so that all channels count as
 * inputs though each output sees one.
 */
final class DepthwiseConvolution extends Layer {

  private final long[] window;
  private final long multiplier;
  private final boolean useBias;
  private final @Nullable Initializer depthwiseInitializer;
  private final @Nullable Initializer biasInitializer;

  DepthwiseConvolution(LayerConfig config, int rank) {
    super(config);
    window = config.sizes("kernel_size", rank);
    multiplier = config.positive("depth_multiplier", 1);
    useBias = config.flag("use_bias", true);
    depthwiseInitializer = config.initializer("depthwise_initializer", "glorot_uniform");
    biasInitializer = config.initializer("bias_initializer", "zeros");
  }

  @Override
  void makeWeights(InputShapes shapes) {
    long channels = shapes.first().dim(config().channelAxis());
    addWeight("kernel", Kernels.shape(window, channels, multiplier), depthwiseInitializer);
    if (useBias) {
      addWeight("bias", Shape.of(Math.multiplyExact(channels, multiplier)), biasInitializer);
    }
  }

  @Override
  PartialShape output(PartialShape input) {
    long channels = Math.multiplyExact(input.dim(config().channelAxis()), multiplier);
    return SpatialAxes.convolved(config(), input, window, channels);
  }
}
