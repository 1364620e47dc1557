package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import java.util.stream.Stream;

/**
 * An image layer that draws random numbers when it runs: it and the layers in it own
 * SeedGenerators.
 */
final class SeededPreprocessing extends Layer {

  private final ShapeRule rule;

  /**
   * Made from its config.
   *
   * @param generators how many SeedGenerators it makes, its own included
   * @param rule what it gives
   */
  SeededPreprocessing(LayerConfig config, int generators, ShapeRule rule) {
    super(config);
    this.rule = rule;
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
    return new SeededPreprocessing(config, 1 + (int) factors, ShapeRule.SAME);
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {}

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    return rule.outputs(config(), inputs);
  }
}
