package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a layer is built or called with: most take one shape, merging layers a list, attention one
 * for each argument.
 *
 * @param byName the shapes in the order of the call's arguments. A positional argument is named 0,
 *     1, ..., a keyword argument as in {@code shapes_dict} ({@code query_shape}); the members of a
 *     list or dictionary by the argument's name, a dot, and their index or key
 * @param constants the call's arguments that hold no tensors, by position or keyword
 */
record InputShapes(
    Map<String, PartialShape> byName, Map<String, ? extends @Nullable Object> constants) {

  private static final String INPUT = "input_shape";
  private static final String FIRST = "0";

  InputShapes {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /** Nothing is known. */
  static InputShapes none() {
    return new InputShapes(Map.of(), Map.of());
  }

  /** One input. */
  static InputShapes of(PartialShape shape) {
    return new InputShapes(Map.of(FIRST, shape), Map.of());
  }

  /** What another layer gives: one shape, or a list. */
  static InputShapes of(List<PartialShape> outputs) {
    if (outputs.size() == 1) {
      return of(outputs.get(0));
    }
    Map<String, PartialShape> byName = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      byName.put(FIRST + "." + i, outputs.get(i));
    }
    return new InputShapes(byName, Map.of());
  }

  /**
   * What a {@code build_config} says: {@code {"input_shape": S}} with a shape, a list or a
   * dictionary of shapes, or {@code {"shapes_dict": {name: shape}}}. Null when it names no shape.
   *
   * @throws IllegalArgumentException when it holds something else in their place
   */
  static @Nullable InputShapes ofBuildConfig(@Nullable Object buildConfig) {
    if (!(buildConfig instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, PartialShape> byName = new LinkedHashMap<>();
    if (map.get(INPUT) != null) {
      add(FIRST, map.get(INPUT), byName);
    } else if (map.get("shapes_dict") instanceof Map<?, ?> shapes) {
      shapes.forEach((name, shape) -> add(String.valueOf(name), shape, byName));
    }
    return byName.isEmpty() ? null : new InputShapes(byName, Map.of());
  }

  private static void add(String name, @Nullable Object json, Map<String, PartialShape> byName) {
    if (PartialShape.isShape(json)) {
      byName.put(name, PartialShape.ofJson(json));
    } else if (json instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(name + "." + i, list.get(i), byName);
      }
    } else if (json instanceof Map<?, ?> map) {
      map.forEach((key, shape) -> add(name + "." + key, shape, byName));
    } else if (json != null) {
      throw new IllegalArgumentException(
          "Input shapes must be a list or a dictionary, got " + json);
    }
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** The one input, or the first of several. */
  PartialShape first() {
    return at(0);
  }

  /** The input at a position. */
  PartialShape at(int position) {
    if (position >= byName.size()) {
      throw new IllegalArgumentException(
          "there must be at least %d inputs, got %s".formatted(position + 1, this));
    }
    return List.copyOf(byName.values()).get(position);
  }

  /** The input with an argument's name, or null. */
  @Nullable PartialShape named(String name) {
    return byName.get(name);
  }

  /** The shapes in the first argument, such as the list that merging layers take. */
  List<PartialShape> ofFirstArgument() {
    String name = byName.isEmpty() ? FIRST : argument(byName.keySet().iterator().next());
    return byName.entrySet().stream()
        .filter(entry -> argument(entry.getKey()).equals(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String argument(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Whether an argument of the call is true. */
  boolean isTrue(String argument) {
    return Boolean.TRUE.equals(constants.get(argument));
  }

  @Override
  public String toString() {
    return byName.values().toString();
  }
}
