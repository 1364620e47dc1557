package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import io.github.weightseed.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An initializer with a mean and a standard deviation.
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public abstract sealed class NormalInitializer extends RandomInitializer
    permits RandomNormal, TruncatedNormal {

  /** The mean unless given. */
  static final double DEFAULT_MEAN = 0.0;

  /** The standard deviation unless given. */
  static final double DEFAULT_STDDEV = 0.05;

  private final Number mean;
  private final Number stddev;

  NormalInitializer(Number mean, Number stddev, Seed seed) {
    super(seed);
    this.mean = mean;
    this.stddev = stddev;
  }

  /** The mean: a {@link Long} or a {@link Double}, as it was given. */
  public final Number mean() {
    return mean;
  }

  /**
   * The standard deviation, before truncation if any: a {@link Long} or a {@link Double}, as it was
   * given.
   */
  public final Number stddev() {
    return stddev;
  }

  @Override
  final Map<String, @Nullable Object> parameters() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("mean", mean);
    parameters.put("stddev", stddev);
    return parameters;
  }

  /**
   * Sets mean, stddev and seed by name.
   *
   * <p>A builder is for one thread at a time.
   *
   * @param <B> the builder itself
   * @param <T> what it builds
   */
  public abstract static class Builder<B extends Builder<B, T>, T extends NormalInitializer>
      extends RandomInitializer.Builder<B, T> {

    Number mean = DEFAULT_MEAN;
    Number stddev = DEFAULT_STDDEV;

    Builder() {}

    /** The mean of the values: 0.0 unless given. */
    public final B mean(double mean) {
      this.mean = mean;
      return self();
    }

    /** The mean of the values, as an int that stays an int in the config. */
    public final B mean(long mean) {
      this.mean = mean;
      return self();
    }

    /** The mean of the values: the number in a tensor of rank 0. */
    public final B mean(Tensor mean) {
      this.mean = TensorConfig.number(mean);
      return self();
    }

    /** The standard deviation of the values, before truncation if any: 0.05 unless given. */
    public final B stddev(double stddev) {
      this.stddev = stddev;
      return self();
    }

    /** The standard deviation, as an int that stays an int in the config. */
    public final B stddev(long stddev) {
      this.stddev = stddev;
      return self();
    }

    /** The standard deviation: the number in a tensor of rank 0. */
    public final B stddev(Tensor stddev) {
      this.stddev = TensorConfig.number(stddev);
      return self();
    }

    final B config(Map<String, ? extends @Nullable Object> config, String className) {
      Arguments arguments = new Arguments(className, config);
      mean = arguments.number("mean", DEFAULT_MEAN);
      stddev = arguments.number("stddev", DEFAULT_STDDEV);
      return seed(arguments);
    }
  }
}
