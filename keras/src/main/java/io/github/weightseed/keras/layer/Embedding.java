package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Embedding}: embeddings (inputs, outputs). {@code ReversibleEmbedding}: also
 * reverse_embeddings (outputs, inputs) unless they are tied, from the same initializer, so with the
 * same seed.
 */
final class Embedding extends Layer {

  private final long inputs;
  private final long outputs;
  private final boolean reversible;
  private final boolean reverse;
  private final @Nullable Initializer initializer;

  private Embedding(LayerConfig config, boolean reversible) {
    super(config);
    this.inputs = config.positive("input_dim");
    this.outputs = config.positive("output_dim");
    this.reversible = reversible;
    this.reverse = reversible && !config.flag("tie_weights", true);
    this.initializer = config.initializer("embeddings_initializer", "uniform");
  }

  static Embedding plain(LayerConfig config) {
    return new Embedding(config, false);
  }

  static Embedding reversible(LayerConfig config) {
    return new Embedding(config, true);
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {
    addWeight("embeddings", Shape.of(inputs, outputs), initializer);
    if (reverse) {
      addWeight("reverse_embeddings", Shape.of(outputs, inputs), initializer);
    }
  }

  @Override
  List<PartialShape> outputs(InputShapes shapes) {
    PartialShape input = shapes.first();
    boolean isReversed = reversible && (shapes.isTrue("reverse") || shapes.isTrue("1"));
    return List.of(isReversed ? input.with(-1, inputs) : input.append(outputs));
  }
}
