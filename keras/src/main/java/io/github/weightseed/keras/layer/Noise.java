package io.github.weightseed.keras.layer;

/**
 * A layer without weights that draws random numbers when it runs, such as Dropout: it owns a
 * SeedGenerator if its rate is above zero.
 */
final class Noise extends Layer {

  /**
   * Made from its config.
   *
   * @param rate the argument that is its rate
   */
  Noise(LayerConfig config, String rate) {
    super(config);
    if (config.number(rate, 0) > 0) {
      config.drawSeedGenerator();
    }
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {}
}
