package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Seed;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.RandomStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values from a uniform distribution.
 *
 * <p>Range {@code [minval, maxval)}: the lower bound is possible, the upper one is not (in float16
 * and bfloat16 rounding may reach it). Mean {@code (minval + maxval) / 2}, standard deviation
 * {@code (maxval - minval) / sqrt(12)}.
 *
 * <pre>{@code
 * Initializer initializer = RandomUniform.builder().minval(0.0).maxval(1.0).seed(42).build();
 * Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public final class RandomUniform extends RandomInitializer {

  private static final double DEFAULT_MINVAL = -0.05;
  private static final double DEFAULT_MAXVAL = 0.05;

  private final Number minval;
  private final Number maxval;

  /** From -0.05 to 0.05, with a seed drawn now. */
  public RandomUniform() {
    this(DEFAULT_MINVAL, DEFAULT_MAXVAL, Seed.drawn());
  }

  private RandomUniform(Number minval, Number maxval, Seed seed) {
    super(seed);
    this.minval = minval;
    this.maxval = maxval;
  }

  /** Arguments by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** From minval (inclusive) to maxval (exclusive), with a seed drawn now. */
  public static RandomUniform between(double minval, double maxval) {
    return builder().minval(minval).maxval(maxval).build();
  }

  /**
   * From minval (inclusive) to maxval (exclusive), ints that stay ints in the config, with a seed
   * drawn now.
   */
  public static RandomUniform between(long minval, long maxval) {
    return builder().minval(minval).maxval(maxval).build();
  }

  /**
   * From a config: {@code minval}, {@code maxval}, {@code seed}, each with its default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value of the wrong type
   */
  public static RandomUniform fromConfig(Map<String, ? extends @Nullable Object> config) {
    Arguments arguments = new Arguments("RandomUniform", config);
    Builder builder = builder();
    builder.minval = arguments.number("minval", DEFAULT_MINVAL);
    builder.maxval = arguments.number("maxval", DEFAULT_MAXVAL);
    return builder.seed(arguments).build();
  }

  /** The lower bound: a {@link Long} or a {@link Double}, as it was given. */
  public Number minval() {
    return minval;
  }

  /** The upper bound: a {@link Long} or a {@link Double}, as it was given. */
  public Number maxval() {
    return maxval;
  }

  @Override
  public TensorSource source(Shape shape, DType dtype, Backend backend) {
    return RandomStream.of(backend).uniform(seed().draw(), shape, dtype, minval, maxval);
  }

  @Override
  public double expectedStddev(Shape shape) {
    return Math.abs(maxval.doubleValue() - minval.doubleValue()) / Math.sqrt(12);
  }

  @Override
  public RandomUniform copy() {
    return new RandomUniform(minval, maxval, seed().copy());
  }

  @Override
  Map<String, @Nullable Object> parameters() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("minval", minval);
    parameters.put("maxval", maxval);
    return parameters;
  }

  /** Sets minval, maxval and seed by name. A builder is for one thread at a time. */
  public static final class Builder extends RandomInitializer.Builder<Builder, RandomUniform> {

    private Number minval = DEFAULT_MINVAL;
    private Number maxval = DEFAULT_MAXVAL;

    private Builder() {}

    /** The lower bound (inclusive): -0.05 unless given. */
    public Builder minval(double minval) {
      this.minval = minval;
      return this;
    }

    /** The lower bound, as an int that stays an int in the config. */
    public Builder minval(long minval) {
      this.minval = minval;
      return this;
    }

    /** The lower bound: the number in a tensor of rank 0. */
    public Builder minval(Tensor minval) {
      this.minval = TensorConfig.number(minval);
      return this;
    }

    /** The upper bound (exclusive): 0.05 unless given. */
    public Builder maxval(double maxval) {
      this.maxval = maxval;
      return this;
    }

    /** The upper bound, as an int that stays an int in the config. */
    public Builder maxval(long maxval) {
      this.maxval = maxval;
      return this;
    }

    /** The upper bound: the number in a tensor of rank 0. */
    public Builder maxval(Tensor maxval) {
      this.maxval = TensorConfig.number(maxval);
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    RandomUniform build(Seed seed) {
      return new RandomUniform(minval, maxval, seed);
    }
  }
}
