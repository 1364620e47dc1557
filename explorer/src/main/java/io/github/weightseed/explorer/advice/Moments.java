package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.measure.Density;
import io.github.weightseed.keras.PlannedWeight;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a weight are like in expectation.
 *
 * @param mean their mean
 * @param stddev their standard deviation; 0 when all are one number
 */
record Moments(double mean, double stddev) {

  /** The moments of a weight's initial values; null when they are not known. */
  static @Nullable Moments of(PlannedWeight weight) {
    try {
      return Density.of(weight.initializer(), weight.shape(), weight.dtype())
          .map(density -> new Moments(density.mean(), density.stddev()))
          .orElse(null);
    } catch (IllegalArgumentException e) {
      return null; // a shape that it refuses
    }
  }

  /** Whether all values are one number. */
  boolean isConstant() {
    return stddev == 0;
  }

  /** The mean of the squares. */
  double second() {
    return mean * mean + stddev * stddev;
  }
}
