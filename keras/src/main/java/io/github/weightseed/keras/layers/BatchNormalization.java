package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code BatchNormalization}: gamma, beta, and the moving mean and variance, of an axis.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class BatchNormalization extends ConfiguredLayer<BatchNormalization>
    implements HasGammaAndBeta<BatchNormalization> {

  private static final Arguments DEFAULTS =
      Arguments.of("BatchNormalization")
          .then("axis", -1)
          .then("momentum", 0.99)
          .then("epsilon", 0.001)
          .then("center", true)
          .then("scale", true)
          .then("beta_initializer", "zeros")
          .then("gamma_initializer", "ones")
          .then("moving_mean_initializer", "zeros")
          .then("moving_variance_initializer", "ones")
          .then("beta_regularizer", null)
          .then("gamma_regularizer", null)
          .then("beta_constraint", null)
          .then("gamma_constraint", null)
          .then("synchronized", false)
          .then("renorm", false)
          .then("renorm_clipping", null)
          .then("renorm_momentum", 0.99);

  /** Over the last axis. */
  public BatchNormalization() {
    this(DEFAULTS);
  }

  private BatchNormalization(Arguments arguments) {
    super(arguments);
  }

  /** The axis whose members have a gamma and a beta each; -1 by default. */
  public BatchNormalization axis(long axis) {
    return with("axis", axis);
  }

  /** How slowly the moving averages move; 0.99 by default. */
  public BatchNormalization momentum(double momentum) {
    return with("momentum", momentum);
  }

  /** How the moving mean starts: a name, such as {@code he_normal}. */
  public BatchNormalization movingMeanInitializer(String name) {
    return with("moving_mean_initializer", name);
  }

  /** How the moving mean starts: an initializer. */
  public BatchNormalization movingMeanInitializer(Initializer initializer) {
    return with("moving_mean_initializer", initializer);
  }

  /** How the moving mean starts: a config. */
  public BatchNormalization movingMeanInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("moving_mean_initializer", config);
  }

  /** How the moving mean starts: a function of shape and dtype. */
  public BatchNormalization movingMeanInitializer(CustomInitializer initializer) {
    return with("moving_mean_initializer", initializer);
  }

  /** How the moving variance starts: a name, such as {@code he_normal}. */
  public BatchNormalization movingVarianceInitializer(String name) {
    return with("moving_variance_initializer", name);
  }

  /** How the moving variance starts: an initializer. */
  public BatchNormalization movingVarianceInitializer(Initializer initializer) {
    return with("moving_variance_initializer", initializer);
  }

  /** How the moving variance starts: a config. */
  public BatchNormalization movingVarianceInitializer(
      Map<String, ? extends @Nullable Object> config) {
    return with("moving_variance_initializer", config);
  }

  /** How the moving variance starts: a function of shape and dtype. */
  public BatchNormalization movingVarianceInitializer(CustomInitializer initializer) {
    return with("moving_variance_initializer", initializer);
  }

  @Override
  BatchNormalization copy(Arguments changed) {
    return new BatchNormalization(changed);
  }
}
