package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import io.github.weightseed.SeedGenerator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values from a truncated normal distribution whose width is fitted to both fans.
 *
 * <p>Mean 0, standard deviation {@code stddev = sqrt(2 / (fan_in + fan_out))} after truncation;
 * range {@code [-2 * s, 2 * s]} with {@code s = stddev / 0.8796256610342398}. Also called Xavier
 * normal.
 *
 * <p>It is {@link VarianceScaling} with {@code scale=1.0}, {@code mode="fan_avg"}, {@code
 * distribution="truncated_normal"}.
 *
 * <pre>{@code
 * Initializer initializer = new GlorotNormal(42);
 * Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Reference: Glorot and Bengio, "Understanding the difficulty of training deep feedforward
 * neural networks", 2010, <a href="https://proceedings.mlr.press/v9/glorot10a.html">PMLR 9</a>.
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public final class GlorotNormal extends FanInitializer {

  private static final Scaling SCALING =
      new Scaling(1.0, Scaling.Mode.FAN_AVG, Scaling.Distribution.TRUNCATED_NORMAL);

  /** With a seed drawn now. */
  public GlorotNormal() {
    this(null, null, Seed.drawn());
  }

  /**
   * With an int seed: the same values at every call.
   *
   * @param seed any int; each backend refuses what it cannot take when values are asked for
   */
  public GlorotNormal(long seed) {
    this(null, null, Seed.of(seed));
  }

  /** With a generator as seed: new values at every call. */
  public GlorotNormal(SeedGenerator seed) {
    this(null, null, Seed.of(seed));
  }

  private GlorotNormal(int @Nullable [] inputAxes, int @Nullable [] outputAxes, Seed seed) {
    super(SCALING, inputAxes, outputAxes, seed);
  }

  /** Arguments by name: seed, input axes, output axes. */
  public static FanBuilder<GlorotNormal> builder() {
    return new FanBuilder<>(GlorotNormal::new);
  }

  /**
   * From a config: {@code seed}, {@code input_axes}, {@code output_axes}, each with its default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value of the wrong type
   */
  public static GlorotNormal fromConfig(Map<String, ? extends @Nullable Object> config) {
    return builder().config(config, "GlorotNormal").build();
  }

  @Override
  public GlorotNormal copy() {
    return new GlorotNormal(inputAxes(), outputAxes(), seed().copy());
  }
}
