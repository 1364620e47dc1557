package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import io.github.weightseed.SeedGenerator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values from a uniform distribution whose range is fitted to fan_in.
 *
 * <p>Range {@code [-limit, limit)} with {@code limit = sqrt(3 / fan_in)}; mean 0, standard
 * deviation {@code sqrt(1 / fan_in)}. For SELU.
 *
 * <p>It is {@link VarianceScaling} with {@code scale=1.0}, {@code mode="fan_in"}, {@code
 * distribution="uniform"}.
 *
 * <pre>{@code
 * Initializer initializer = new LecunUniform(42);
 * Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Reference: Klambauer, Unterthiner, Mayr and Hochreiter, "Self-Normalizing Neural Networks",
 * 2017, <a href="https://arxiv.org/abs/1706.02515">arXiv:1706.02515</a>.
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public final class LecunUniform extends FanInitializer {

  private static final Scaling SCALING =
      new Scaling(1.0, Scaling.Mode.FAN_IN, Scaling.Distribution.UNIFORM);

  /** With a seed drawn now. */
  public LecunUniform() {
    this(null, null, Seed.drawn());
  }

  /**
   * With an int seed: the same values at every call.
   *
   * @param seed any int; each backend refuses what it cannot take when values are asked for
   */
  public LecunUniform(long seed) {
    this(null, null, Seed.of(seed));
  }

  /** With a generator as seed: new values at every call. */
  public LecunUniform(SeedGenerator seed) {
    this(null, null, Seed.of(seed));
  }

  private LecunUniform(int @Nullable [] inputAxes, int @Nullable [] outputAxes, Seed seed) {
    super(SCALING, inputAxes, outputAxes, seed);
  }

  /** Arguments by name: seed, input axes, output axes. */
  public static FanBuilder<LecunUniform> builder() {
    return new FanBuilder<>(LecunUniform::new);
  }

  /**
   * From a config: {@code seed}, {@code input_axes}, {@code output_axes}, each with its default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value of the wrong type
   */
  public static LecunUniform fromConfig(Map<String, ? extends @Nullable Object> config) {
    return builder().config(config, "LecunUniform").build();
  }

  @Override
  public LecunUniform copy() {
    return new LecunUniform(inputAxes(), outputAxes(), seed().copy());
  }
}
