package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;

/** A layer without weights and seeds: activations, pooling, reshaping, merging. */
final class Weightless extends Layer {

  private final ShapeRule rule;

  Weightless(LayerConfig config, ShapeRule rule) {
    super(config);
    this.rule = rule;
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {}

  @Override
  void checkCall(InputShapes inputs) {
    rule.check(config(), inputs);
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    return rule.outputs(config(), inputs);
  }
}
