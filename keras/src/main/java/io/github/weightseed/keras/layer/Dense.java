package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import org.jspecify.annotations.Nullable;

/** {@code Dense}: kernel (inputs, units), bias (units). */
final class Dense extends Layer {

  private final long units;
  private final boolean useBias;
  private final @Nullable Initializer kernelInitializer;
  private final @Nullable Initializer biasInitializer;

  Dense(LayerConfig config) {
    super(config);
    units = config.positive("units");
    useBias = config.flag("use_bias", true);
    kernelInitializer = config.initializer("kernel_initializer", "glorot_uniform");
    biasInitializer = config.initializer("bias_initializer", "zeros");
  }

  @Override
  void makeWeights(InputShapes shapes) {
    addWeight("kernel", Shape.of(shapes.first().dim(-1), units), kernelInitializer);
    if (useBias) {
      addWeight("bias", Shape.of(units), biasInitializer);
    }
  }

  @Override
  PartialShape output(PartialShape input) {
    return input.with(-1, units);
  }
}
