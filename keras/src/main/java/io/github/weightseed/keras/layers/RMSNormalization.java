package io.github.weightseed.keras.layers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code RMSNormalization}: a scale over the axes.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class RMSNormalization extends ConfiguredLayer<RMSNormalization> {

  private static final Arguments DEFAULTS =
      Arguments.of("RMSNormalization").then("axis", -1).then("epsilon", 1e-6);

  /** Over the last axis. */
  public RMSNormalization() {
    this(DEFAULTS);
  }

  private RMSNormalization(Arguments arguments) {
    super(arguments);
  }

  /** The axes that are normalized; -1 by default. */
  public RMSNormalization axis(long... axis) {
    return with("axis", Sizes.oneOrAll(axis));
  }

  /** What is added to the mean square; 1e-6 by default. */
  public RMSNormalization epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }

  @Override
  RMSNormalization copy(Arguments changed) {
    return new RMSNormalization(changed);
  }

  /** Building makes a list of the axis. */
  @Override
  void afterBuild(Map<String, @Nullable Object> config, BuildShapes built) {
    config.put("axis", NormalizedAxes.of(config.get("axis")));
  }
}
