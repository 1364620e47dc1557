package io.github.weightseed.keras.layer;

import io.github.weightseed.Shape;
import java.util.Map;

/**
 * {@code LayerScale} of {@code keras.applications.convnext}: a variable without a name, all of one
 * value.
 */
final class LayerScale extends Layer {

  private final long size;
  private final double value;

  LayerScale(LayerConfig config) {
    super(config);
    value = config.number("init_values", 0);
    size = config.positive("projection_dim");
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {
    Construction construction = config().construction();
    addWeight(
        construction.automaticName("variable"),
        Shape.of(size),
        construction.initializer(
            Map.of("class_name", "Constant", "config", Map.of("value", value))));
  }
}
