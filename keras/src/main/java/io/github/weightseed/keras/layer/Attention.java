package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;

/**
 * {@code Attention}: a scale and a concat_score_weight, each one value, if asked for. {@code
 * AdditiveAttention}: a scale as long as the query's last axis, drawn when it is built.
 */
final class Attention extends Layer {

  private final boolean additive;
  private final boolean useScale;
  private final boolean concatenates;

  private Attention(LayerConfig config, boolean additive) {
    super(config);
    this.additive = additive;
    this.useScale = config.flag("use_scale", additive);
    this.concatenates = config.text("score_mode", "dot").equals("concat");
    if (config.number("dropout", 0) > 0) {
      config.drawSeedGenerator();
    }
  }

  static Attention dot(LayerConfig config) {
    return new Attention(config, false);
  }

  static Attention additive(LayerConfig config) {
    return new Attention(config, true);
  }

  @Override
  boolean needsShape() {
    return useScale && additive;
  }

  @Override
  void makeWeights(InputShapes shapes) {
    Construction construction = config().construction();
    if (additive) {
      if (useScale) {
        Initializer glorot = construction.initializer("glorot_uniform");
        addWeight("scale", Shape.of(shapes.first().dim(-1)), glorot);
      }
      return;
    }
    if (useScale) {
      addWeight("scale", Shape.scalar(), construction.initializer("ones"));
    }
    if (concatenates) {
      addWeight("concat_score_weight", Shape.scalar(), construction.initializer("ones"));
    }
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    PartialShape query = inputs.at(0);
    PartialShape value = inputs.at(1);
    PartialShape output = query.with(-1, value.get(-1));
    if (!inputs.isTrue("return_attention_scores")) {
      return List.of(output);
    }
    PartialShape key = inputs.ofFirstArgument().size() > 2 ? inputs.at(2) : value;
    return List.of(output, query.with(-1, key.get(-2)));
  }
}
