package io.github.weightseed.keras.layers;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.RandomState;
import io.github.weightseed.text.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Initializers, activations, regularizers, constraints and dtype policies as configs have them. */
final class SerializedObjects {

  /** {@code keras.activations}, without aliases. */
  private static final Set<String> ACTIVATIONS =
      new TreeSet<>(
          Set.of(
              "celu",
              "elu",
              "exponential",
              "gelu",
              "glu",
              "hard_shrink",
              "hard_sigmoid",
              "hard_silu",
              "hard_tanh",
              "leaky_relu",
              "linear",
              "log_sigmoid",
              "log_softmax",
              "mish",
              "relu",
              "relu6",
              "selu",
              "sigmoid",
              "silu",
              "soft_shrink",
              "softmax",
              "softplus",
              "softsign",
              "sparse_plus",
              "sparse_sigmoid",
              "sparsemax",
              "squareplus",
              "tanh",
              "tanh_shrink",
              "threshold"));

  private static final Map<String, String> ACTIVATION_ALIASES =
      Map.of("swish", "silu", "hard_swish", "hard_silu");

  private static final Map<String, Map<String, @Nullable Object>> REGULARIZERS = regularizers();
  private static final Map<String, Map<String, @Nullable Object>> CONSTRAINTS = constraints();

  private SerializedObjects() {}

  /**
   * An initializer as an argument: itself, or the config that a name, class or config means.
   * Nothing is drawn: the seed of a name or config is drawn when weights are made.
   */
  static @Nullable Object initializer(@Nullable Object given) {
    if (given == null || given instanceof Initializer) {
      return given;
    }
    return RandomState.of(0)
        .run(() -> Initializers.serialize(Objects.requireNonNull(Initializers.get(given))));
  }

  /** The config of an initializer; itself where it has none, as a lambda or a tensor. */
  static Object configOf(Initializer initializer) {
    if (initializer instanceof CustomInitializer) {
      return initializer;
    }
    try {
      return Initializers.serialize(initializer);
    } catch (IllegalArgumentException e) {
      return initializer;
    }
  }

  /** The name of an activation, or the layer or config that it is given as; null is linear. */
  static Object activation(@Nullable Object given) {
    if (given == null) {
      return "linear";
    }
    if (given instanceof Layer || given instanceof Map) {
      return given;
    }
    String name = ACTIVATION_ALIASES.getOrDefault(String.valueOf(given), String.valueOf(given));
    if (!ACTIVATIONS.contains(name)) {
      throw new IllegalArgumentException(
          "Could not interpret activation function identifier: "
              + given
              + Names.suggestion(name, ACTIVATIONS));
    }
    return name;
  }

  /** The config of a regularizer, from a name or a config. */
  static @Nullable Object regularizer(@Nullable Object given) {
    return named(given, "regularizer", REGULARIZERS);
  }

  /** The config of a constraint, from a name or a config. */
  static @Nullable Object constraint(@Nullable Object given) {
    return named(given, "constraint", CONSTRAINTS);
  }

  private static @Nullable Object named(
      @Nullable Object given, String kind, Map<String, Map<String, @Nullable Object>> known) {
    if (given == null || given instanceof Map) {
      return ArgumentRules.plain(given);
    }
    Map<String, @Nullable Object> config = known.get(String.valueOf(given));
    if (config == null) {
      throw new IllegalArgumentException(
          "Could not interpret %s identifier: %s%s"
              .formatted(
                  kind,
                  given,
                  Names.suggestion(String.valueOf(given), new TreeSet<>(known.keySet()))));
    }
    return config;
  }

  /** The config of a dtype policy with a name. */
  static Map<String, @Nullable Object> policy(Object name) {
    return object("keras", "DTypePolicy", Map.of("name", name));
  }

  /** {@code {"module", "class_name", "config", "registered_name"}} of a class of Keras. */
  static Map<String, @Nullable Object> object(
      String module, String className, Map<String, ? extends @Nullable Object> config) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("module", module);
    object.put("class_name", className);
    object.put("config", config);
    object.put("registered_name", null);
    return object;
  }

  /**
   * Defaults of {@code keras.regularizers}; L1's and the orthogonal factor pass through float32.
   */
  private static Map<String, Map<String, @Nullable Object>> regularizers() {
    Map<String, Map<String, @Nullable Object>> known = new LinkedHashMap<>();
    double rounded = (float) 0.01;
    add(known, "regularizers", "L1", "l1", ordered("l1", rounded));
    add(known, "regularizers", "L2", "l2", ordered("l2", 0.01));
    add(known, "regularizers", "L1L2", "l1l2", ordered("l1", 0.0, "l2", 0.0));
    add(
        known,
        "regularizers",
        "OrthogonalRegularizer",
        "orthogonal_regularizer",
        ordered("factor", rounded, "mode", "rows"));
    return known;
  }

  /** Defaults of {@code keras.constraints}. */
  private static Map<String, Map<String, @Nullable Object>> constraints() {
    Map<String, Map<String, @Nullable Object>> known = new LinkedHashMap<>();
    add(known, "constraints", "MaxNorm", "max_norm", ordered("max_value", 2L, "axis", 0L));
    add(known, "constraints", "NonNeg", "non_neg", ordered());
    add(known, "constraints", "UnitNorm", "unit_norm", ordered("axis", 0L));
    add(
        known,
        "constraints",
        "MinMaxNorm",
        "min_max_norm",
        ordered("min_value", 0.0, "max_value", 1.0, "rate", 1.0, "axis", 0L));
    return known;
  }

  private static void add(
      Map<String, Map<String, @Nullable Object>> known,
      String module,
      String className,
      String name,
      Map<String, @Nullable Object> config) {
    Map<String, @Nullable Object> object =
        Collections.unmodifiableMap(object("keras." + module, className, config));
    known.put(className, object);
    known.put(name, object);
  }

  private static Map<String, @Nullable Object> ordered(Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }
}
