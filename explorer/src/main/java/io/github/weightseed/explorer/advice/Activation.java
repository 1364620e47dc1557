package io.github.weightseed.explorer.advice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Activations with Keras' formulas and default arguments, and what they make of a normal signal.
 *
 * <p>The moments are those of mean-field theory: of {@code f(sqrt(s) z)} and its slope, z standard
 * normal.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Activation {
  LINEAR(Kind.OTHER, x -> x),
  RELU(Kind.RECTIFIER, x -> Math.max(0, x)),
  RELU6(Kind.RECTIFIER, x -> Math.min(6, Math.max(0, x))),
  LEAKY_RELU(Kind.RECTIFIER, x -> x < 0 ? 0.2 * x : x),
  P_RELU(Kind.RECTIFIER, x -> Math.max(0, x)),
  ELU(Kind.RECTIFIER, x -> x < 0 ? Math.expm1(x) : x),
  CELU(Kind.RECTIFIER, x -> x < 0 ? Math.expm1(x) : x),
  GELU(Kind.RECTIFIER, x -> x * normalCdf(x)),
  SILU(Kind.RECTIFIER, x -> x * logistic(x)),
  SWISH(Kind.RECTIFIER, x -> x * logistic(x)),
  MISH(Kind.RECTIFIER, x -> x * Math.tanh(softplus(x))),
  HARD_SILU(Kind.RECTIFIER, x -> x * Math.min(1, Math.max(0, x / 6 + 0.5))),
  HARD_SWISH(Kind.RECTIFIER, x -> x * Math.min(1, Math.max(0, x / 6 + 0.5))),
  SOFTPLUS(Kind.OTHER, Activation::softplus),
  SELU(
      Kind.SELF_NORMALIZING,
      x -> Activation.SELU_SCALE * (x < 0 ? Activation.SELU_ALPHA * Math.expm1(x) : x)),
  TANH(Kind.SATURATING, Math::tanh),
  SOFTSIGN(Kind.SATURATING, x -> x / (1 + Math.abs(x))),
  HARD_TANH(Kind.SATURATING, x -> Math.max(-1, Math.min(1, x))),
  SIGMOID(Kind.SATURATING, Activation::logistic),
  HARD_SIGMOID(Kind.SATURATING, x -> Math.min(1, Math.max(0, x / 6 + 0.5))),
  SOFTMAX(Kind.OTHER, x -> x);

  /** Klambauer et al. 2017, as Keras rounds them. */
  private static final double SELU_ALPHA = 1.6732632423543772;

  private static final double SELU_SCALE = 1.0507009873554805;

  private static final double WIDEST = 8;
  private static final int INTERVALS = 1600;

  /** What a kernel before an activation should be like. */
  enum Kind {
    RECTIFIER,
    SELF_NORMALIZING,
    SATURATING,
    OTHER
  }

  private static final Map<String, Activation> BY_KEY = new HashMap<>();

  static {
    for (Activation activation : values()) {
      BY_KEY.put(key(activation.name()), activation);
    }
  }

  private final Kind kind;
  private final DoubleUnaryOperator function;

  Activation(Kind kind, DoubleUnaryOperator function) {
    this.kind = kind;
    this.function = function;
  }

  /** The activation of a name in any spelling, or null. */
  static @Nullable Activation named(String name) {
    return BY_KEY.get(key(name));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  Kind kind() {
    return kind;
  }

  /** The name in Keras. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code E[f(sqrt(s) z)^2]}. */
  double moment(double s) {
    return expectation(
        z -> {
          double y = function.applyAsDouble(Math.sqrt(s) * z);
          return y * y;
        });
  }

  /** {@code E[f'(sqrt(s) z)^2]}. */
  double slope(double s) {
    double step = 1e-6;
    return expectation(
        z -> {
          double x = Math.sqrt(s) * z;
          double rise = function.applyAsDouble(x + step) - function.applyAsDouble(x - step);
          return rise * rise / (4 * step * step);
        });
  }

  /** By the midpoint rule, which no kink at 0 disturbs. */
  private static double expectation(DoubleUnaryOperator f) {
    double width = 2 * WIDEST / INTERVALS;
    double sum = 0;
    for (int i = 0; i < INTERVALS; i++) {
      double z = -WIDEST + (i + 0.5) * width;
      sum += f.applyAsDouble(z) * Math.exp(-z * z / 2);
    }
    return sum * width / Math.sqrt(2 * Math.PI);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** Abramowitz and Stegun 26.2.17, to 7.5e-8. */
  private static double normalCdf(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double tail =
        Math.exp(-x * x / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return x >= 0 ? 1 - tail : tail;
  }
}
