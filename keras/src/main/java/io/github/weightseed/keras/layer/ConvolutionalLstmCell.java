package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import org.jspecify.annotations.Nullable;

/**
 * The cell of a ConvLSTM: kernel (*window, channels, 4 * filters), recurrent_kernel (*window,
 * filters, 4 * filters), bias (4 * filters).
 */
final class ConvolutionalLstmCell extends Layer {

  private final long filters;
  private final long[] window;
  private final boolean useBias;
  private final @Nullable Initializer kernelInitializer;
  private final @Nullable Initializer recurrentInitializer;
  private final @Nullable Initializer biasInitializer;

  ConvolutionalLstmCell(LayerConfig config, int rank) {
    super(config);
    config.drawSeedGenerator();
    filters = config.positive("filters");
    window = config.sizes("kernel_size", rank);
    useBias = config.flag("use_bias", true);
    kernelInitializer = config.initializer("kernel_initializer", "glorot_uniform");
    recurrentInitializer = config.initializer("recurrent_initializer", "orthogonal");
    biasInitializer = config.initializer("bias_initializer", "zeros");
  }

  @Override
  void makeWeights(InputShapes shapes) {
    long channels = shapes.first().dim(config().channelAxis());
    long gates = Math.multiplyExact(4, filters);
    addWeight("kernel", Kernels.shape(window, channels, gates), kernelInitializer);
    addWeight("recurrent_kernel", Kernels.shape(window, filters, gates), recurrentInitializer);
    if (useBias) {
      addWeight("bias", Shape.of(gates), UnitForgetBias.orPlain(config(), biasInitializer));
    }
  }

  @Override
  PartialShape output(PartialShape input) {
    return SpatialAxes.convolved(config(), input, window, filters);
  }
}
