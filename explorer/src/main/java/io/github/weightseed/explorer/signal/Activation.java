package io.github.weightseed.explorer.signal;

import io.github.weightseed.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Activation functions with the constants that Keras gives them by default.
 *
 * <p>Immutable and safe for use by many threads.
 */
public enum Activation {
  /** {@code x}. */
  LINEAR {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x) {
      return 1;
    }
  },
  /** {@code tanh(x)}. */
  TANH {
    @Override
    public double value(double x) {
      return Math.tanh(x);
    }

    @Override
    public double derivative(double x) {
      double y = Math.tanh(x);
      return 1 - y * y;
    }
  },
  /** {@code 1 / (1 + exp(-x))}. */
  SIGMOID {
    @Override
    public double value(double x) {
      return logistic(x);
    }

    @Override
    public double derivative(double x) {
      return logistic(x) * logistic(-x);
    }
  },
  /** {@code max(x, 0)}; its derivative at 0 is 0. */
  RELU {
    @Override
    public double value(double x) {
      return x > 0 ? x : 0;
    }

    @Override
    public double derivative(double x) {
      return x > 0 ? 1 : 0;
    }
  },
  /**
   * {@code x} above 0, {@code 0.2 * x} below: the slope of {@code keras.activations.leaky_relu}.
   */
  LEAKY_RELU {
    @Override
    public double value(double x) {
      return x > 0 ? x : LEAKY_SLOPE * x;
    }

    @Override
    public double derivative(double x) {
      return x > 0 ? 1 : LEAKY_SLOPE;
    }
  },
  /** {@code x} above 0, {@code exp(x) - 1} below. */
  ELU {
    @Override
    public double value(double x) {
      return x > 0 ? x : Math.expm1(x);
    }

    @Override
    public double derivative(double x) {
      return x > 0 ? 1 : Math.exp(x);
    }
  },
  /**
   * {@code scale * x} above 0, {@code scale * alpha * (exp(x) - 1)} below: Klambauer, Unterthiner,
   * Mayr and Hochreiter, "Self-Normalizing Neural Networks", 2017, arXiv:1706.02515.
   */
  SELU {
    @Override
    public double value(double x) {
      return SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
    }

    @Override
    public double derivative(double x) {
      return SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x));
    }
  },
  /** {@code x * Phi(x)}, Phi being the distribution function of the standard normal; not tanh's. */
  GELU {
    @Override
    public double value(double x) {
      return x * normal(x);
    }

    @Override
    public double derivative(double x) {
      return normal(x) + x * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }
  },
  /** {@code x / (1 + exp(-x))}, also called swish. */
  SILU {
    @Override
    public double value(double x) {
      return x * logistic(x);
    }

    @Override
    public double derivative(double x) {
      return logistic(x) * (1 + x * logistic(-x));
    }
  };

  /** Keras' default {@code negative_slope} in the function; the layer LeakyReLU has 0.3. */
  private static final double LEAKY_SLOPE = 0.2;

  // The constants in keras.src.backend's selu.
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_SCALE = 1.0507009873554805;

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Phi. */
  private static double normal(double x) {
    return 0.5 * Erfc.value(-x / Math.sqrt(2));
  }

  /**
   * The function with a name as in Keras: {@code leaky_relu}.
   *
   * @throws IllegalArgumentException when it is none of these, with the nearest names
   */
  public static Activation of(String kerasName) {
    for (Activation activation : values()) {
      if (activation.kerasName().equals(kerasName)) {
        return activation;
      }
    }
    throw new IllegalArgumentException(
        "Unknown activation: " + kerasName + Names.suggestion(kerasName, names()));
  }

  /** All names, in order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Activation::kerasName).toList();
  }

  /** The function. */
  public abstract double value(double x);

  /** Its derivative. */
  public abstract double derivative(double x);

  /** The name in Keras. */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in Keras. */
  @Override
  public String toString() {
    return kerasName();
  }
}
