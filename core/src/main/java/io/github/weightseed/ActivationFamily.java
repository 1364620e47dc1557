package io.github.weightseed;

import io.github.weightseed.text.Names;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Activations that ask for the same variance of a kernel; each by Keras' names ({@code
 * keras.activations}, the layers of the same kind, and the names of Keras 2).
 */
enum ActivationFamily {
  /** Rectifiers: zero or small for half of all inputs, which a variance twice as large makes up. */
  RECTIFIER,
  /** Keeps mean 0 and variance 1 by itself, given a variance of 1 / fan_in. */
  SELF_NORMALIZING,
  /** Symmetric and nearly linear about 0, and what stands at a model's end. */
  SYMMETRIC;

  private static final Map<String, Named> BY_KEY = new LinkedHashMap<>();

  static {
    add(RECTIFIER, "relu", "relu6", "leaky_relu", "p_relu", "elu", "celu", "gelu", "mish");
    add(RECTIFIER, "silu", "swish=silu", "hard_silu", "hard_swish=hard_silu");
    add(RECTIFIER, "softplus", "squareplus", "sparse_plus", "threshold");
    add(SELF_NORMALIZING, "selu");
    add(SYMMETRIC, "linear", "none=linear", "tanh", "hard_tanh", "tanh_shrink", "softsign");
    add(SYMMETRIC, "sigmoid", "hard_sigmoid", "sparse_sigmoid", "log_sigmoid", "glu");
    add(SYMMETRIC, "softmax", "log_softmax", "sparsemax", "exponential");
    add(SYMMETRIC, "soft_shrink", "hard_shrink");
  }

  private static void add(ActivationFamily family, String... entries) {
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      String given = equals < 0 ? entry : entry.substring(0, equals);
      BY_KEY.put(Names.key(given), new Named(entry.substring(equals + 1), family));
    }
  }

  /** A family by one of its members' names. */
  record Named(String name, ActivationFamily family) {}

  /**
   * The family of an activation.
   *
   * @throws IllegalArgumentException when it is not known, with the nearest names
   */
  static Named named(String activation) {
    Named named = BY_KEY.get(Names.key(activation));
    if (named == null) {
      throw new IllegalArgumentException(
          "Unknown activation '%s'%s"
              .formatted(
                  activation,
                  Names.suggestion(
                      activation, BY_KEY.values().stream().map(Named::name).distinct().toList())));
    }
    return named;
  }
}
