package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import io.github.weightseed.SeedGenerator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values from a truncated normal distribution whose width is fitted to fan_in.
 *
 * <p>Mean 0, standard deviation {@code stddev = sqrt(2 / fan_in)} after truncation; range {@code
 * [-2 * s, 2 * s]} with {@code s = stddev / 0.8796256610342398}. For ReLU and its like.
 *
 * <p>It is {@link VarianceScaling} with {@code scale=2.0}, {@code mode="fan_in"}, {@code
 * distribution="truncated_normal"}.
 *
 * <pre>{@code
 * Initializer initializer = new HeNormal(42);
 * Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Reference: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers: Surpassing Human-Level
 * Performance on ImageNet Classification", 2015, <a
 * href="https://arxiv.org/abs/1502.01852">arXiv:1502.01852</a>.
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public final class HeNormal extends FanInitializer {

  private static final Scaling SCALING =
      new Scaling(2.0, Scaling.Mode.FAN_IN, Scaling.Distribution.TRUNCATED_NORMAL);

  /** With a seed drawn now. */
  public HeNormal() {
    this(null, null, Seed.drawn());
  }

  /**
   * With an int seed: the same values at every call.
   *
   * @param seed any int; each backend refuses what it cannot take when values are asked for
   */
  public HeNormal(long seed) {
    this(null, null, Seed.of(seed));
  }

  /** With a generator as seed: new values at every call. */
  public HeNormal(SeedGenerator seed) {
    this(null, null, Seed.of(seed));
  }

  private HeNormal(int @Nullable [] inputAxes, int @Nullable [] outputAxes, Seed seed) {
    super(SCALING, inputAxes, outputAxes, seed);
  }

  /** Arguments by name: seed, input axes, output axes. */
  public static FanBuilder<HeNormal> builder() {
    return new FanBuilder<>(HeNormal::new);
  }

  /**
   * From a config: {@code seed}, {@code input_axes}, {@code output_axes}, each with its default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value of the wrong type
   */
  public static HeNormal fromConfig(Map<String, ? extends @Nullable Object> config) {
    return builder().config(config, "HeNormal").build();
  }

  @Override
  public HeNormal copy() {
    return new HeNormal(inputAxes(), outputAxes(), seed().copy());
  }
}
