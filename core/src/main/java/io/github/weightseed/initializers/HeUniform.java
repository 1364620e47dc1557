package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import io.github.weightseed.SeedGenerator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values from a uniform distribution whose range is fitted to fan_in.
 *
 * <p>Range {@code [-limit, limit)} with {@code limit = sqrt(6 / fan_in)}; mean 0, standard
 * deviation {@code sqrt(2 / fan_in)}. For ReLU and its like.
 *
 * <p>It is {@link VarianceScaling} with {@code scale=2.0}, {@code mode="fan_in"}, {@code
 * distribution="uniform"}.
 *
 * <pre>{@code
 * Initializer initializer = new HeUniform(42);
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
public final class HeUniform extends FanInitializer {

  private static final Scaling SCALING =
      new Scaling(2.0, Scaling.Mode.FAN_IN, Scaling.Distribution.UNIFORM);

  /** With a seed drawn now. */
  public HeUniform() {
    this(null, null, Seed.drawn());
  }

  /**
   * With an int seed: the same values at every call.
   *
   * @param seed any int; each backend refuses what it cannot take when values are asked for
   */
  public HeUniform(long seed) {
    this(null, null, Seed.of(seed));
  }

  /** With a generator as seed: new values at every call. */
  public HeUniform(SeedGenerator seed) {
    this(null, null, Seed.of(seed));
  }

  private HeUniform(int @Nullable [] inputAxes, int @Nullable [] outputAxes, Seed seed) {
    super(SCALING, inputAxes, outputAxes, seed);
  }

  /** Arguments by name: seed, input axes, output axes. */
  public static FanBuilder<HeUniform> builder() {
    return new FanBuilder<>(HeUniform::new);
  }

  /**
   * From a config: {@code seed}, {@code input_axes}, {@code output_axes}, each with its default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value of the wrong type
   */
  public static HeUniform fromConfig(Map<String, ? extends @Nullable Object> config) {
    return builder().config(config, "HeUniform").build();
  }

  @Override
  public HeUniform copy() {
    return new HeUniform(inputAxes(), outputAxes(), seed().copy());
  }
}
