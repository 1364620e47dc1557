package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import io.github.weightseed.SeedGenerator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values from a uniform distribution whose range is fitted to both fans.
 *
 * <p>Range {@code [-limit, limit)} with {@code limit = sqrt(6 / (fan_in + fan_out))}; mean 0,
 * standard deviation {@code sqrt(2 / (fan_in + fan_out))}. Also called Xavier uniform; Keras'
 * default for most kernels.
 *
 * <p>It is {@link VarianceScaling} with {@code scale=1.0}, {@code mode="fan_avg"}, {@code
 * distribution="uniform"}.
 *
 * <pre>{@code
 * Initializer initializer = new GlorotUniform(42);
 * Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Reference: Glorot and Bengio, "Understanding the difficulty of training deep feedforward
 * neural networks", 2010, <a href="https://proceedings.mlr.press/v9/glorot10a.html">PMLR 9</a>.
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public final class GlorotUniform extends FanInitializer {

  private static final Scaling SCALING =
      new Scaling(1.0, Scaling.Mode.FAN_AVG, Scaling.Distribution.UNIFORM);

  /** With a seed drawn now. */
  public GlorotUniform() {
    this(null, null, Seed.drawn());
  }

  /**
   * With an int seed: the same values at every call.
   *
   * @param seed any int; each backend refuses what it cannot take when values are asked for
   */
  public GlorotUniform(long seed) {
    this(null, null, Seed.of(seed));
  }

  /** With a generator as seed: new values at every call. */
  public GlorotUniform(SeedGenerator seed) {
    this(null, null, Seed.of(seed));
  }

  private GlorotUniform(int @Nullable [] inputAxes, int @Nullable [] outputAxes, Seed seed) {
    super(SCALING, inputAxes, outputAxes, seed);
  }

  /** Arguments by name: seed, input axes, output axes. */
  public static FanBuilder<GlorotUniform> builder() {
    return new FanBuilder<>(GlorotUniform::new);
  }

  /**
   * From a config: {@code seed}, {@code input_axes}, {@code output_axes}, each with its default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value of the wrong type
   */
  public static GlorotUniform fromConfig(Map<String, ? extends @Nullable Object> config) {
    return builder().config(config, "GlorotUniform").build();
  }

  @Override
  public GlorotUniform copy() {
    return new GlorotUniform(inputAxes(), outputAxes(), seed().copy());
  }
}
