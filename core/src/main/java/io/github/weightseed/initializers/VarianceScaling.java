package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import io.github.weightseed.text.PythonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values whose variance is fitted to the weight's shape: {@code scale / n}.
 *
 * <p>Here n is {@code fan_in}, {@code fan_out} or their mean ({@code mode="fan_avg"}), at least 1.
 * Mean 0, standard deviation {@code sqrt(scale / n)}, from one of
 *
 * <ul>
 *   <li>{@code truncated_normal} (also called {@code normal}): a normal distribution cut off at two
 *       of its standard deviations {@code s = sqrt(scale / n) / 0.8796256610342398}, range {@code
 *       [-2 * s, 2 * s]};
 *   <li>{@code untruncated_normal}: a normal distribution;
 *   <li>{@code uniform}: range {@code [-limit, limit)} with {@code limit = sqrt(3 * scale / n)}.
 * </ul>
 *
 * <pre>{@code
 * Initializer initializer =
 *     VarianceScaling.builder().scale(0.1).mode("fan_in").distribution("uniform").seed(42).build();
 * Tensor values = initializer.initialize(Shape.of(2, 2), DType.FLOAT32, Backend.JAX);
 * }</pre>
 *
 * <p>Reference: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", 2015, <a
 * href="https://arxiv.org/abs/1502.01852">arXiv:1502.01852</a>.
 *
 * <p>Immutable and safe for use by many threads; see {@link RandomInitializer} for a generator as
 * seed.
 */
public final class VarianceScaling extends FanInitializer {

  private static final double DEFAULT_SCALE = 1.0;
  private static final String DEFAULT_MODE = "fan_in";
  private static final String DEFAULT_DISTRIBUTION = "truncated_normal";

  /** Scale 1.0, fan_in, truncated normal, and a seed drawn now. */
  public VarianceScaling() {
    this(
        new Scaling(DEFAULT_SCALE, Scaling.Mode.FAN_IN, Scaling.Distribution.TRUNCATED_NORMAL),
        null,
        null,
        Seed.drawn());
  }

  private VarianceScaling(
      Scaling scaling, int @Nullable [] inputAxes, int @Nullable [] outputAxes, Seed seed) {
    super(scaling, inputAxes, outputAxes, seed);
  }

  /** Arguments by name. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * From a config: {@code scale}, {@code mode}, {@code distribution}, {@code seed}, {@code
   * input_axes}, {@code output_axes}, each with its default.
   *
   * @throws IllegalArgumentException when it has other keys, or a value that is refused
   */
  public static VarianceScaling fromConfig(Map<String, ? extends @Nullable Object> config) {
    Arguments arguments = new Arguments("VarianceScaling", config);
    Builder builder = builder();
    builder.scale = arguments.bigNumber("scale", DEFAULT_SCALE);
    builder.mode = PythonText.str(arguments.value("mode", DEFAULT_MODE));
    builder.distribution = PythonText.str(arguments.value("distribution", DEFAULT_DISTRIBUTION));
    builder.inputAxes = arguments.axes("input_axes");
    builder.outputAxes = arguments.axes("output_axes");
    return builder.seed(arguments).build();
  }

  /**
   * The scaling factor: a {@link Long} or a {@link Double}, as it was given; from a config also a
   * {@link java.math.BigInteger}.
   */
  public Number scale() {
    return scaling().scale();
  }

  /** Which fan divides the scale: {@code fan_in}, {@code fan_out} or {@code fan_avg}. */
  public String mode() {
    return scaling().mode().kerasName();
  }

  /** The distribution: {@code truncated_normal}, {@code untruncated_normal} or {@code uniform}. */
  public String distribution() {
    return scaling().distribution().kerasName();
  }

  @Override
  public VarianceScaling copy() {
    return new VarianceScaling(scaling(), inputAxes(), outputAxes(), seed().copy());
  }

  @Override
  Map<String, @Nullable Object> parameters() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("scale", scale());
    parameters.put("mode", mode());
    parameters.put("distribution", distribution());
    parameters.putAll(super.parameters());
    return parameters;
  }

  /**
   * Sets scale, mode, distribution, axes and seed by name. A builder is for one thread at a time.
   */
  public static final class Builder extends RandomInitializer.Builder<Builder, VarianceScaling> {

    private Number scale = DEFAULT_SCALE;
    private String mode = DEFAULT_MODE;
    private String distribution = DEFAULT_DISTRIBUTION;
    private int @Nullable [] inputAxes;
    private int @Nullable [] outputAxes;

    private Builder() {}

    /** The scaling factor, above 0: 1.0 unless given. */
    public Builder scale(double scale) {
      this.scale = scale;
      return this;
    }

    /** The scaling factor, as an int that stays an int in the config. */
    public Builder scale(long scale) {
      this.scale = scale;
      return this;
    }

    /**
     * Which fan divides the scale: {@code fan_in} (unless given), {@code fan_out} or {@code
     * fan_avg}.
     */
    public Builder mode(String mode) {
      this.mode = mode;
      return this;
    }

    /**
     * The distribution, in any case: {@code truncated_normal} (unless given) or {@code normal},
     * which is the same; {@code untruncated_normal}; {@code uniform}.
     */
    public Builder distribution(String distribution) {
      this.distribution = distribution;
      return this;
    }

    /** The axes whose dimensions make up fan_in, if output axes are given too. */
    public Builder inputAxes(int... axes) {
      inputAxes = axes.clone();
      return this;
    }

    /** The axes whose dimensions make up fan_out, if input axes are given too. */
    public Builder outputAxes(int... axes) {
      outputAxes = axes.clone();
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    void check() {
      scaling();
    }

    @Override
    VarianceScaling build(Seed seed) {
      return new VarianceScaling(scaling(), inputAxes, outputAxes, seed);
    }

    private Scaling scaling() {
      if (scale.doubleValue() <= 0.0) {
        throw new IllegalArgumentException(
            "Argument `scale` must be positive float. Received: scale=" + PythonText.repr(scale));
      }
      return new Scaling(scale, parseMode(mode), parseDistribution(distribution));
    }

    private static Scaling.Mode parseMode(String text) {
      for (Scaling.Mode mode : Scaling.Mode.values()) {
        if (mode.kerasName().equals(text)) {
          return mode;
        }
      }
      throw new IllegalArgumentException(
          "Invalid `mode` argument: %s. Please use one of %s"
              .formatted(
                  text,
                  choices(Arrays.stream(Scaling.Mode.values()).map(Scaling.Mode::kerasName))));
    }

    private static Scaling.Distribution parseDistribution(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      if (lower.equals("normal")) {
        return Scaling.Distribution.TRUNCATED_NORMAL;
      }
      for (Scaling.Distribution distribution : Scaling.Distribution.values()) {
        if (distribution.kerasName().equals(lower)) {
          return distribution;
        }
      }
      // Keras has no space after this full stop.
      throw new IllegalArgumentException(
          "Invalid `distribution` argument: %s.Please use one of %s"
              .formatted(
                  lower,
                  choices(
                      Arrays.stream(Scaling.Distribution.values())
                          .map(Scaling.Distribution::kerasName))));
    }

    private static String choices(Stream<String> names) {
      return names.map(PythonText::repr).collect(Collectors.joining(", ", "{", "}"));
    }
  }
}
