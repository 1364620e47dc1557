package io.github.weightseed.keras.layers;

import io.github.weightseed.text.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a layer by Keras' names, in the order of {@code get_config()}: text, {@link
 * Long}, {@link Double}, booleans, null, lists, maps, layers, and initializers that have no config.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class Arguments {

  /** All layers take it; most write it only when there is one. */
  static final String ACTIVITY_REGULARIZER = "activity_regularizer";

  /** Stands for an argument that has no default. */
  private static final Object REQUIRED = new Object();

  private final String className;
  private final Map<String, @Nullable Object> values;

  private Arguments(String className, Map<String, @Nullable Object> values) {
    this.className = className;
    this.values = values;
  }

  /** The arguments that all layers have. */
  static Arguments of(String className) {
    return new Arguments(className, new LinkedHashMap<>())
        .then("name", null)
        .then("trainable", true)
        .then("dtype", "float32");
  }

  /** These and one more, with its default. */
  Arguments then(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
    more.put(name, value == REQUIRED ? value : ArgumentRules.value(className, name, value));
    return new Arguments(className, more);
  }

  /** These and one more, which has no default. */
  Arguments thenRequired(String name) {
    return then(name, REQUIRED);
  }

  /**
   * These with another value for one of them.
   *
   * @throws IllegalArgumentException when there is no such argument, or Keras refuses the value
   */
  Arguments with(String name, @Nullable Object value) {
    if (!values.containsKey(name) && !name.equals(ACTIVITY_REGULARIZER)) {
      throw new IllegalArgumentException(
          "%s: Unrecognized keyword argument: '%s'%s"
              .formatted(description(), name, Names.suggestion(name, values.keySet())));
    }
    try {
      return then(name, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(description() + ": " + e.getMessage(), e);
    }
  }

  String className() {
    return className;
  }

  @Nullable Object get(String name) {
    return values.get(name);
  }

  /**
   * All arguments.
   *
   * @throws IllegalArgumentException when a required one is missing
   */
  Map<String, @Nullable Object> values() {
    values.forEach(
        (name, value) -> {
          if (value == REQUIRED) {
            throw new IllegalArgumentException(
                "%s: missing required argument: '%s'".formatted(description(), name));
          }
        });
    return Collections.unmodifiableMap(values);
  }

  /** The layers among them. */
  List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    for (Object value : values.values()) {
      for (Object item : value instanceof List<?> list ? list : Collections.singletonList(value)) {
        if (item instanceof Layer layer) {
          layers.add(layer);
        }
      }
    }
    return layers;
  }

  /** The layer as messages name it: {@code Layer 'fc' (Dense)}, or {@code Dense} without a name. */
  String description() {
    Object name = values.get("name");
    return name == null ? className : "Layer '%s' (%s)".formatted(name, className);
  }
}
