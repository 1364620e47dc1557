package io.github.weightseed.explorer.advice;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.NormalInitializer;
import io.github.weightseed.initializers.Ones;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.Zeros;
import org.jspecify.annotations.Nullable;

/**
 * What the values of an initializer are like in expectation.
 *
 * @param mean their mean
 * @param stddev their standard deviation; 0 when all are one number
 */
record Moments(double mean, double stddev) {

  /** The moments of what an initializer makes of a shape; null when they are not known. */
  static @Nullable Moments of(Initializer initializer, Shape shape) {
    if (initializer instanceof RandomInitializer random) {
      try {
        return new Moments(mean(random), random.expectedStddev(shape));
      } catch (IllegalArgumentException e) {
        return null; // a shape that it refuses
      }
    }
    if (initializer instanceof Zeros) {
      return new Moments(0, 0);
    }
    if (initializer instanceof Ones) {
      return new Moments(1, 0);
    }
    if (initializer instanceof Constant constant && constant.value() instanceof Number value) {
      return new Moments(value.doubleValue(), 0);
    }
    return null;
  }

  private static double mean(RandomInitializer random) {
    if (random instanceof NormalInitializer normal) {
      return normal.mean().doubleValue();
    }
    return random instanceof RandomUniform uniform
        ? (uniform.minval().doubleValue() + uniform.maxval().doubleValue()) / 2
        : 0;
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
