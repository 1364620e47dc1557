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
 * Values from a normal distribution.
 *
 * <p>Density {@code exp(-((x - mean) / stddev)^2 / 2) / (stddev * sqrt(2 * pi))}; mean {@code
 * mean}, standard deviation {@code stddev}. A negative stddev mirrors the values on the mean where
 * the backend takes it.
 *
 * <pre>{@code
 * Initializer initializer = RandomNormal.builder().mean(0.0).stddev(0.01).seed(42).build();
 * Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public final class RandomNormal extends NormalInitializer {

  /** Mean 0.0, standard deviation 0.05, and a seed drawn now. */
  public RandomNormal() {
    this(DEFAULT_MEAN, DEFAULT_STDDEV, Seed.drawn());
  }

  private RandomNormal(Number mean, Number stddev, Seed seed) {
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
  public static RandomNormal fromConfig(Map<String, ? extends @Nullable Object> config) {
    return builder().config(config, "RandomNormal").build();
  }

  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    return RandomStream.of(backend).normal(seed().draw(), shape, dtype, mean(), stddev());
  }

  @Override
  public double expectedStddev(Shape shape) {
    return Math.abs(stddev().doubleValue());
  }

  @Override
  public RandomNormal copy() {
    return new RandomNormal(mean(), stddev(), seed().copy());
  }

  /** Sets mean, stddev and seed by name. A builder is for one thread at a time. */
  public static final class Builder extends NormalInitializer.Builder<Builder, RandomNormal> {

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    @Override
    RandomNormal build(Seed seed) {
      return new RandomNormal(mean, stddev, seed);
    }
  }
}
