package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code BatchNormalization}: gamma, beta, and the statistics moving_mean and moving_variance,
 * which are not trained; each as long as the axis. With {@code renorm} also moving_stddev,
 * renorm_mean and renorm_stddev.
 */
final class BatchNormalization extends Layer {

  private final List<Long> axis;
  private final boolean center;
  private final boolean scale;
  private final @Nullable Initializer betaInitializer;
  private final @Nullable Initializer gammaInitializer;
  private final @Nullable Initializer meanInitializer;
  private final @Nullable Initializer varianceInitializer;

  BatchNormalization(LayerConfig config) {
    super(config);
    axis = config.integers("axis", List.of(-1L));
    center = config.flag("center", true);
    scale = config.flag("scale", true);
    betaInitializer = config.initializer("beta_initializer", "zeros");
    gammaInitializer = config.initializer("gamma_initializer", "ones");
    meanInitializer = config.initializer("moving_mean_initializer", "zeros");
    varianceInitializer = config.initializer("moving_variance_initializer", "ones");
    if (axis.size() != 1) {
      throw config.error("`axis` must be one integer. Received: axis=" + axis);
    }
  }

  @Override
  void makeWeights(InputShapes shapes) {
    Shape shape = Shape.of(shapes.first().dim(axis.get(0)));
    if (scale) {
      addWeight("gamma", shape, gammaInitializer);
    }
    if (center) {
      addWeight("beta", shape, betaInitializer);
    }
    addNonTrainable("moving_mean", shape, meanInitializer);
    addNonTrainable("moving_variance", shape, varianceInitializer);
    if (config().flag("renorm", false)) {
      addNonTrainable("moving_stddev", shape, rootOfVariance());
      addNonTrainable(
          "renorm_mean", shape, meanInitializer == null ? null : meanInitializer.copy());
      addNonTrainable("renorm_stddev", shape, rootOfVariance());
    }
  }

  /** The square root of a copy, which draws its own seed. */
  private Initializer rootOfVariance() {
    if (varianceInitializer == null) {
      throw config().error("renorm=True needs a `moving_variance_initializer`");
    }
    return new SquareRoot(varianceInitializer.copy());
  }
}
