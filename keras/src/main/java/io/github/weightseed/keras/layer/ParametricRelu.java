package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code PReLU}: alpha, of the input's shape without the batch, 1 along the shared axes. */
final class ParametricRelu extends Layer {

  private final List<Long> sharedAxes;
  private final @Nullable Initializer alphaInitializer;

  ParametricRelu(LayerConfig config) {
    super(config);
    alphaInitializer = config.initializer("alpha_initializer", "zeros");
    sharedAxes = config.integers("shared_axes", List.of());
  }

  @Override
  void makeWeights(InputShapes shapes) {
    PartialShape input = shapes.first();
    long[] dims = new long[input.rank() - 1];
    for (int axis = 1; axis < input.rank(); axis++) {
      dims[axis - 1] = sharedAxes.contains((long) axis) ? 1 : input.dim(axis);
    }
    addWeight("alpha", Shape.of(dims), alphaInitializer);
  }
}
