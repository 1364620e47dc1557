package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Seed;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.RandomStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values from a normal distribution of which what lies more than two standard deviations from the
 * mean is cut off.
 *
 * <p>Range {@code [mean - 2 * stddev, mean + 2 * stddev]}; mean {@code mean}. The standard
 * deviation after the cut is {@code stddev * sqrt(1 - 4 * phi(2) / (2 * Phi(2) - 1))}, that is
 * 0.8796256610342398 times {@code stddev} (phi and Phi: the density and distribution function of
 * the standard normal).
 *
 * <pre>{@code
 * Initializer initializer = TruncatedNormal.builder().mean(0.0).stddev(1.0).seed(42).build();
 * Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public final class TruncatedNormal extends NormalInitializer {

  /**
   * The standard deviation of a standard normal cut off at -2 and 2; {@code
   * scipy.stats.truncnorm.std(-2, 2)}.
   */
  static final double STDDEV_OF_STANDARD = 0.8796256610342398;

  /** Mean 0.0, standard deviation 0.05, and a seed drawn now. */
  public TruncatedNormal() {
    this(DEFAULT_MEAN, DEFAULT_STDDEV, Seed.drawn());
  }

  private TruncatedNormal(Number mean, Number stddev, Seed seed) {
    super(mean, stddev, seed);
  }

  /** Arguments by name. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * From a config: {@code mean}, {@code stddev}, {@code seed}, each with its default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value of the wrong type
   */
  public static TruncatedNormal fromConfig(Map<String, ? extends @Nullable Object> config) {
    return builder().config(config, "TruncatedNormal").build();
  }

  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    return RandomStream.of(backend).truncatedNormal(seed().draw(), shape, dtype, mean(), stddev());
  }

  @Override
  public double expectedStddev(Shape shape) {
    return Math.abs(stddev().doubleValue()) * STDDEV_OF_STANDARD;
  }

  @Override
  public TruncatedNormal copy() {
    return new TruncatedNormal(mean(), stddev(), seed().copy());
  }

  /** Sets mean, stddev and seed by name. A builder is for one thread at a time. */
  public static final class Builder extends NormalInitializer.Builder<Builder, TruncatedNormal> {

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    @Override
    TruncatedNormal build(Seed seed) {
      return new TruncatedNormal(mean, stddev, seed);
    }
  }
}
