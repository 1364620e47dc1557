package io.github.weightseed.explorer.measure;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.initializers.GlorotUniform;
import io.github.weightseed.initializers.HeUniform;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.LecunUniform;
import io.github.weightseed.initializers.NormalInitializer;
import io.github.weightseed.initializers.Ones;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.TruncatedNormal;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.initializers.Zeros;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;

/** Which initializer draws from which distribution. */
final class Densities {

  /** Where Keras cuts a normal distribution off, in its standard deviations. */
  private static final double CUT = 2;

  /** The standard deviation of a standard normal cut off at -2 and 2. */
  private static final double STDDEV_OF_TRUNCATED = 0.8796256610342398;

  private Densities() {}

  static Optional<Density> of(Initializer initializer, Shape shape, DType dtype) {
    if (initializer instanceof RandomInitializer random) {
      return dtype.isFloating() ? drawn(random, shape) : Optional.empty();
    }
    if (initializer instanceof Zeros
        || initializer instanceof Ones
        || (initializer instanceof Constant constant
            && (constant.value() instanceof Number || constant.value() instanceof Boolean))) {
      return value(initializer, Shape.scalar(), dtype).map(PointMasses::of);
    }
    return initializer instanceof Identity ? identity(initializer, shape, dtype) : Optional.empty();
  }

  private static Optional<Density> drawn(RandomInitializer initializer, Shape shape) {
    double stddev = initializer.expectedStddev(shape);
    double mean = initializer instanceof NormalInitializer normal ? normal.mean().doubleValue() : 0;
    if (initializer instanceof RandomUniform uniform) {
      mean = uniform.minval().doubleValue() / 2 + uniform.maxval().doubleValue() / 2;
    }
    if (!Double.isFinite(stddev) || !Double.isFinite(mean)) {
      return Optional.empty();
    }
    if (stddev == 0) {
      return Optional.of(PointMasses.of(mean));
    }
    if (initializer instanceof Orthogonal orthogonal) {
      return Optional.of(orthogonal(Math.abs(orthogonal.gain().doubleValue()), stddev));
    }
    if (initializer instanceof RandomUniform uniform) {
      double a = uniform.minval().doubleValue();
      double b = uniform.maxval().doubleValue();
      return Optional.of(uniform(Math.min(a, b), Math.max(a, b)));
    }
    if (isUniform(initializer)) {
      double limit = Math.sqrt(3) * stddev;
      return Optional.of(uniform(-limit, limit));
    }
    return isTruncated(initializer)
        ? Optional.of(truncated(mean, stddev / STDDEV_OF_TRUNCATED))
        : Optional.of(new ContinuousDensity("normal", NormalDistribution.of(mean, stddev), 1));
  }

  private static boolean isUniform(RandomInitializer initializer) {
    return initializer instanceof GlorotUniform
        || initializer instanceof HeUniform
        || initializer instanceof LecunUniform
        || (initializer instanceof VarianceScaling scaling
            && scaling.distribution().equals("uniform"));
  }

  private static boolean isTruncated(RandomInitializer initializer) {
    return initializer instanceof VarianceScaling scaling
        ? scaling.distribution().equals("truncated_normal")
        : initializer instanceof FanInitializer || initializer instanceof TruncatedNormal;
  }

  private static Density uniform(double min, double max) {
    return new ContinuousDensity("uniform", UniformContinuousDistribution.of(min, max), 1);
  }

  private static Density truncated(double mean, double stddev) {
    ContinuousDistribution distribution =
        TruncatedNormalDistribution.of(mean, stddev, mean - CUT * stddev, mean + CUT * stddev);
    return new ContinuousDensity("truncated normal", distribution, 1);
  }

  /**
   * A column of the matrix is a random direction in so many dimensions as it has entries, n; the
   * entry x of such a unit vector has the density {@code (1 - x^2)^((n - 3) / 2) / B(1/2, (n - 1) /
   * 2)}: that is, {@code (1 + x) / 2} is from the beta distribution with both parameters {@code (n
   * - 1) / 2}. Its standard deviation is {@code 1 / sqrt(n)}.
   */
  private static Density orthogonal(double gain, double stddev) {
    double n = Math.rint(gain / stddev * (gain / stddev));
    if (n == 1) {
      return new PointMasses(new TreeMap<>(Map.of(-gain, 0.5, gain, 0.5)));
    }
    double parameter = (n - 1) / 2;
    return new ContinuousDensity(
        "entry of a random orthogonal matrix", BetaDistribution.of(parameter, parameter), gain);
  }

  private static Optional<Density> identity(Initializer identity, Shape shape, DType dtype) {
    if (shape.rank() != 2 || shape.size() == 0) {
      return Optional.empty();
    }
    Optional<Double> gain = value(identity, Shape.of(1, 1), dtype);
    double ones = (double) Math.min(shape.dim(0), shape.dim(1)) / shape.size();
    TreeMap<Double, Double> masses = new TreeMap<>();
    masses.put(0.0, 1 - ones);
    gain.ifPresent(value -> masses.merge(value == 0 ? 0.0 : value, ones, Double::sum));
    masses.values().removeIf(mass -> mass == 0);
    return gain.map(value -> new PointMasses(masses));
  }

  /** A value in the dtype, from the first backend that takes it. */
  private static Optional<Double> value(Initializer initializer, Shape shape, DType dtype) {
    for (Backend backend : List.of(Backend.NUMPY, Backend.TENSORFLOW)) {
      try {
        double value = initializer.initialize(shape, dtype, backend).getFlat(0);
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
      } catch (IllegalArgumentException e) {
        // The next one may take it.
      }
    }
    return Optional.empty();
  }
}
