package io.github.weightseed.keras.layer;

/** A layer without weights and seeds: activations, pooling, reshaping, merging. */
final class Weightless extends Layer {

  Weightless(LayerConfig config) {
    super(config);
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {}
}
