package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code LayerNormalization}, {@code GroupNormalization}: gamma and beta over one or more axes.
 * {@code RMSNormalization}: scale, always ones.
 */
final class AxisNormalization extends Layer {

  private final List<Long> axis;
  private final String gammaName;
  private final boolean gamma;
  private final boolean beta;
  private final @Nullable Initializer betaInitializer;
  private final @Nullable Initializer gammaInitializer;

  private AxisNormalization(LayerConfig config, String gammaName, boolean gamma, boolean beta) {
    super(config);
    this.axis = config.integers("axis", List.of(-1L));
    this.gammaName = gammaName;
    this.gamma = gamma;
    this.beta = beta;
    this.betaInitializer = config.initializer("beta_initializer", "zeros");
    this.gammaInitializer = config.initializer("gamma_initializer", "ones");
  }

  static AxisNormalization layer(LayerConfig config) {
    boolean rms = config.flag("rms_scaling", false);
    return new AxisNormalization(
        config, "gamma", rms || config.flag("scale", true), !rms && config.flag("center", true));
  }

  static AxisNormalization group(LayerConfig config) {
    return new AxisNormalization(
        config, "gamma", config.flag("scale", true), config.flag("center", true));
  }

  static AxisNormalization rms(LayerConfig config) {
    return new AxisNormalization(config, "scale", true, false);
  }

  @Override
  void makeWeights(InputShapes shapes) {
    PartialShape input = shapes.first();
    Shape shape =
        Shape.of(axis.stream().mapToLong(input::index).sorted().map(input::dim).toArray());
    if (gamma) {
      addWeight(gammaName, shape, gammaInitializer);
    }
    if (beta) {
      addWeight("beta", shape, betaInitializer);
    }
  }
}
