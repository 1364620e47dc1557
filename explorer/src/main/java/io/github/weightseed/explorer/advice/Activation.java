package io.github.weightseed.explorer.advice;

import io.github.weightseed.text.Names;
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
  LINEAR(Kind.OTHER, io.github.weightseed.explorer.signal.Activation.LINEAR::value),
  RELU(Kind.RECTIFIER, io.github.weightseed.explorer.signal.Activation.RELU::value),
  RELU6(Kind.RECTIFIER, x -> Math.min(6, Math.max(0, x))),
  LEAKY_RELU(Kind.RECTIFIER, io.github.weightseed.explorer.signal.Activation.LEAKY_RELU::value),
  P_RELU(Kind.RECTIFIER, io.github.weightseed.explorer.signal.Activation.RELU::value),
  ELU(Kind.RECTIFIER, io.github.weightseed.explorer.signal.Activation.ELU::value),
  CELU(Kind.RECTIFIER, io.github.weightseed.explorer.signal.Activation.ELU::value),
  GELU(Kind.RECTIFIER, io.github.weightseed.explorer.signal.Activation.GELU::value),
  SILU(Kind.RECTIFIER, io.github.weightseed.explorer.signal.Activation.SILU::value),
  SWISH(Kind.RECTIFIER, io.github.weightseed.explorer.signal.Activation.SILU::value),
  MISH(Kind.RECTIFIER, x -> x * Math.tanh(softplus(x))),
  HARD_SILU(Kind.RECTIFIER, x -> x * hardSigmoid(x)),
  HARD_SWISH(Kind.RECTIFIER, x -> x * hardSigmoid(x)),
  SOFTPLUS(Kind.OTHER, Activation::softplus),
  SELU(Kind.SELF_NORMALIZING, io.github.weightseed.explorer.signal.Activation.SELU::value),
  TANH(Kind.SATURATING, io.github.weightseed.explorer.signal.Activation.TANH::value),
  SOFTSIGN(Kind.SATURATING, x -> x / (1 + Math.abs(x))),
  HARD_TANH(Kind.SATURATING, x -> Math.max(-1, Math.min(1, x))),
  SIGMOID(Kind.SATURATING, io.github.weightseed.explorer.signal.Activation.SIGMOID::value),
  HARD_SIGMOID(Kind.SATURATING, Activation::hardSigmoid),
  SOFTMAX(Kind.OTHER, io.github.weightseed.explorer.signal.Activation.LINEAR::value);

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
      BY_KEY.put(Names.key(activation.name()), activation);
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
    return BY_KEY.get(Names.key(name));
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

  private static double hardSigmoid(double x) {
    return Math.min(1, Math.max(0, x / 6 + 0.5));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
