package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code SeparableConv1D}, {@code SeparableConv2D}: depthwise_kernel (*window, channels,
 * multiplier), pointwise_kernel (1, .., 1, channels * multiplier, filters), bias (filters).
 */
final class SeparableConvolution extends Layer {

  private final long filters;
  private final long[] window;
  private final long multiplier;
  private final boolean useBias;
  private final @Nullable Initializer depthwiseInitializer;
  private final @Nullable Initializer pointwiseInitializer;
  private final @Nullable Initializer biasInitializer;

  SeparableConvolution(LayerConfig config, int rank) {
    super(config);
    filters = config.positive("filters");
    window = config.sizes("kernel_size", rank);
    multiplier = config.positive("depth_multiplier", 1);
    useBias = config.flag("use_bias", true);
    depthwiseInitializer = config.initializer("depthwise_initializer", "glorot_uniform");
    pointwiseInitializer = config.initializer("pointwise_initializer", "glorot_uniform");
    biasInitializer = config.initializer("bias_initializer", "zeros");
  }

  @Override
  void makeWeights(InputShapes shapes) {
    long channels = shapes.first().dim(config().channelAxis());
    long[] point = new long[window.length];
    Arrays.fill(point, 1);
    addWeight(
        "depthwise_kernel", Kernels.shape(window, channels, multiplier), depthwiseInitializer);
    addWeight(
        "pointwise_kernel",
        Kernels.shape(point, Math.multiplyExact(channels, multiplier), filters),
        pointwiseInitializer);
    if (useBias) {
      addWeight("bias", Shape.of(filters), biasInitializer);
    }
  }

  @Override
  PartialShape output(PartialShape input) {
    return SpatialAxes.convolved(config(), input, window, filters);
  }
}
