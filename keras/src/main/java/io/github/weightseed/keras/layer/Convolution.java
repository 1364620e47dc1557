package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import org.jspecify.annotations.Nullable;

/**
 * {@code Conv1D}, {@code Conv2D}, {@code Conv3D}: kernel (*window, channels / groups, filters),
 * bias (filters).
 */
final class Convolution extends Layer {

  private final long filters;
  private final long[] window;
  private final long groups;
  private final boolean useBias;
  private final @Nullable Initializer kernelInitializer;
  private final @Nullable Initializer biasInitializer;

  Convolution(LayerConfig config, int rank) {
    super(config);
    filters = config.positive("filters");
    window = config.sizes("kernel_size", rank);
    groups = config.positive("groups", 1);
    useBias = config.flag("use_bias", true);
    kernelInitializer = config.initializer("kernel_initializer", "glorot_uniform");
    biasInitializer = config.initializer("bias_initializer", "zeros");
  }

  @Override
  void makeWeights(InputShapes shapes) {
    long channels = shapes.first().dim(config().channelAxis());
    if (channels % groups != 0) {
      throw config()
          .error(
              "the number of input channels must be evenly divisible by the number of groups."
                  + " Received: groups=%d, channels=%d".formatted(groups, channels));
    }
    addWeight("kernel", Kernels.shape(window, channels / groups, filters), kernelInitializer);
    if (useBias) {
      addWeight("bias", Shape.of(filters), biasInitializer);
    }
  }

  @Override
  PartialShape output(PartialShape input) {
    return SpatialAxes.convolved(config(), input, window, filters);
  }
}
