package io.github.weightseed.keras.layer;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;

/**
 * {@code Normalization}: mean and variance over the kept axes, and count; not trained. None when
 * the config holds mean and variance.
 */
final class Normalization extends Layer {

  private final List<Long> axis;
  private final boolean adapts;

  Normalization(LayerConfig config) {
    super(config);
    axis = config.integers("axis", List.of(-1L));
    adapts = !config.has("mean");
  }

  @Override
  void makeWeights(InputShapes shapes) {
    if (!adapts) {
      return;
    }
    PartialShape input = shapes.first();
    Shape kept = Shape.of(axis.stream().mapToLong(input::index).sorted().map(input::dim).toArray());
    Construction construction = config().construction();
    Initializer zeros = construction.initializer("zeros");
    addNonTrainable("mean", kept, zeros);
    addNonTrainable("variance", kept, construction.initializer("ones"));
    // Keras asks for dtype="int", which each backend reads its own way.
    DType count = construction.backend() == Backend.TENSORFLOW ? DType.INT64 : DType.INT32;
    addWeight("count", Shape.scalar(), count, zeros, false);
  }
}
