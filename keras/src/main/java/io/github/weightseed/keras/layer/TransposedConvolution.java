package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import org.jspecify.annotations.Nullable;

/**
 * {@code Conv1DTranspose}, {@code Conv2DTranspose}, {@code Conv3DTranspose}: kernel (*window,
 * filters, channels), bias (filters). Keras takes the fans as for any kernel, so that filters count
 * as inputs.
 */
final class TransposedConvolution extends Layer {

  private final long filters;
  private final long[] window;
  private final boolean useBias;
  private final @Nullable Initializer kernelInitializer;
  private final @Nullable Initializer biasInitializer;

  TransposedConvolution(LayerConfig config, int rank) {
    super(config);
    filters = config.positive("filters");
    window = config.sizes("kernel_size", rank);
    useBias = config.flag("use_bias", true);
    kernelInitializer = config.initializer("kernel_initializer", "glorot_uniform");
    biasInitializer = config.initializer("bias_initializer", "zeros");
  }

  @Override
  void makeWeights(InputShapes shapes) {
    long channels = shapes.first().dim(config().channelAxis());
    addWeight("kernel", Kernels.shape(window, filters, channels), kernelInitializer);
    if (useBias) {
      addWeight("bias", Shape.of(filters), biasInitializer);
    }
  }

  @Override
  PartialShape output(PartialShape input) {
    return SpatialAxes.transposed(config(), input, window, filters);
  }
}
