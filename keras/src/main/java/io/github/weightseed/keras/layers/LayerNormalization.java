package io.github.weightseed.keras.layers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code LayerNormalization}: gamma and beta over the axes.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class LayerNormalization extends ConfiguredLayer<LayerNormalization>
    implements HasGammaAndBeta<LayerNormalization> {

  private static final Arguments DEFAULTS =
      Arguments.of("LayerNormalization")
          .then("axis", -1)
          .then("epsilon", 0.001)
          .then("center", true)
          .then("scale", true)
          .then("rms_scaling", false)
          .then("beta_initializer", "zeros")
          .then("gamma_initializer", "ones")
          .then("beta_regularizer", null)
          .then("gamma_regularizer", null)
          .then("beta_constraint", null)
          .then("gamma_constraint", null);

  /** Over the last axis. */
  public LayerNormalization() {
    this(DEFAULTS);
  }

  private LayerNormalization(Arguments arguments) {
    super(arguments);
  }

  /** The axes that are normalized; -1 by default. */
  public LayerNormalization axis(long... axis) {
    return with("axis", Sizes.oneOrAll(axis));
  }

  @Override
  LayerNormalization copy(Arguments changed) {
    return new LayerNormalization(changed);
  }

  /** Building makes a list of the axis. */
  @Override
  void afterBuild(Map<String, @Nullable Object> config, BuildShapes built) {
    config.put("axis", NormalizedAxes.of(config.get("axis")));
  }
}
