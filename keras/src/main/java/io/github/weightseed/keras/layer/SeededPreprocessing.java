package io.github.weightseed.keras.layer;

import java.util.stream.Stream;

/**
 * An image layer that draws random numbers when it runs: it and the layers in it own
 * SeedGenerators.
 */
final class SeededPreprocessing extends Layer {

  /**
   * Made from its config.
   *
   * @param generators how many SeedGenerators it makes, its own included
   */
  SeededPreprocessing(LayerConfig config, int generators) {
    super(config);
    for (int i = 0; i < generators; i++) {
      config.drawSeedGenerator();
    }
  }

  /** {@code RandomColorJitter} has a layer, with a generator, for each factor that is set. */
  static SeededPreprocessing colorJitter(LayerConfig config) {
    long factors =
        Stream.of("brightness_factor", "contrast_factor", "saturation_factor", "hue_factor")
            .filter(config::has)
            .count();
    return new SeededPreprocessing(config, 1 + (int) factors);
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {}
}
