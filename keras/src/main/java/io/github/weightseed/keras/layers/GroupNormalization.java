package io.github.weightseed.keras.layers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GroupNormalization}: gamma and beta of an axis, normalized in groups.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GroupNormalization extends ConfiguredLayer<GroupNormalization>
    implements HasGammaAndBeta<GroupNormalization> {

  private static final Arguments DEFAULTS =
      Arguments.of("GroupNormalization")
          .then("groups", 32)
          .then("axis", -1)
          .then("epsilon", 0.001)
          .then("center", true)
          .then("scale", true)
          .then("beta_initializer", "zeros")
          .then("gamma_initializer", "ones")
          .then("beta_regularizer", null)
          .then("gamma_regularizer", null)
          .then("beta_constraint", null)
          .then("gamma_constraint", null);

  /** 32 groups of the last axis. */
  public GroupNormalization() {
    this(DEFAULTS);
  }

  private GroupNormalization(Arguments arguments) {
    super(arguments);
  }

  /** The number of groups, -1 for one each; 32 by default. */
  public GroupNormalization groups(long groups) {
    return with("groups", groups);
  }

  /** The axis of the channels; -1 by default. */
  public GroupNormalization axis(long axis) {
    return with("axis", axis);
  }

  @Override
  GroupNormalization copy(Arguments changed) {
    return new GroupNormalization(changed);
  }

  /** Building counts the groups. */
  @Override
  void afterBuild(Map<String, @Nullable Object> config, BuildShapes built) {
    if (config.get("groups") instanceof Long groups
        && groups == -1
        && config.get("axis") instanceof Long axis) {
      config.put("groups", built.first().get(axis));
    }
  }
}
