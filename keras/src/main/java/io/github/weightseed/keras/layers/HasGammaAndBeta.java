package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of layers that scale by gamma and shift by beta.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's type
 */
public interface HasGammaAndBeta<L> {

  /** With any argument, by Keras' name. */
  L with(String argument, @Nullable Object value);

  /** Whether there is a beta; true by default. */
  default L center(boolean center) {
    return with("center", center);
  }

  /** Whether there is a gamma; true by default. */
  default L scale(boolean scale) {
    return with("scale", scale);
  }

  /** What is added to the variance. */
  default L epsilon(double epsilon) {
    return with("epsilon", epsilon);
  }

  /** How beta starts: a name, such as {@code he_normal}. */
  default L betaInitializer(String name) {
    return with("beta_initializer", name);
  }

  /** How beta starts: an initializer. */
  default L betaInitializer(Initializer initializer) {
    return with("beta_initializer", initializer);
  }

  /** How beta starts: a config. */
  default L betaInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("beta_initializer", config);
  }

  /** How beta starts: a function of shape and dtype. */
  default L betaInitializer(CustomInitializer initializer) {
    return with("beta_initializer", initializer);
  }

  /** How gamma starts: a name, such as {@code he_normal}. */
  default L gammaInitializer(String name) {
    return with("gamma_initializer", name);
  }

  /** How gamma starts: an initializer. */
  default L gammaInitializer(Initializer initializer) {
    return with("gamma_initializer", initializer);
  }

  /** How gamma starts: a config. */
  default L gammaInitializer(Map<String, ? extends @Nullable Object> config) {
    return with("gamma_initializer", config);
  }

  /** How gamma starts: a function of shape and dtype. */
  default L gammaInitializer(CustomInitializer initializer) {
    return with("gamma_initializer", initializer);
  }

  /** The penalty on beta: a name, such as {@code l2}. */
  default L betaRegularizer(String name) {
    return with("beta_regularizer", name);
  }

  /** The penalty on beta: a config. */
  default L betaRegularizer(Map<String, ? extends @Nullable Object> config) {
    return with("beta_regularizer", config);
  }

  /** The penalty on gamma: a name, such as {@code l2}. */
  default L gammaRegularizer(String name) {
    return with("gamma_regularizer", name);
  }

  /** The penalty on gamma: a config. */
  default L gammaRegularizer(Map<String, ? extends @Nullable Object> config) {
    return with("gamma_regularizer", config);
  }

  /** The constraint on beta: a name, such as {@code max_norm}. */
  default L betaConstraint(String name) {
    return with("beta_constraint", name);
  }

  /** The constraint on beta: a config. */
  default L betaConstraint(Map<String, ? extends @Nullable Object> config) {
    return with("beta_constraint", config);
  }

  /** The constraint on gamma: a name, such as {@code max_norm}. */
  default L gammaConstraint(String name) {
    return with("gamma_constraint", name);
  }

  /** The constraint on gamma: a config. */
  default L gammaConstraint(Map<String, ? extends @Nullable Object> config) {
    return with("gamma_constraint", config);
  }
}
