package io.github.weightseed.keras.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that a layer is built with: most have one, merging layers a list, attention one for
 * each argument.
 *
 * @param byName the shapes in the order of the call's arguments; the members of a list are named 0,
 *     1, ...
 */
record InputShapes(Map<String, InputShape> byName) {

  private static final String INPUT = "input_shape";

  /** One input. */
  static InputShapes of(InputShape shape) {
    return new InputShapes(Map.of(INPUT, shape));
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
    Object shapes = map.get(INPUT) != null ? map.get(INPUT) : map.get("shapes_dict");
    return shapes == null ? null : of(shapes);
  }

  /** The shapes that a JSON shape, list of shapes or dictionary of shapes means. */
  static InputShapes of(Object json) {
    if (InputShape.isShape(json)) {
      return of(InputShape.of(json));
    }
    Map<String, InputShape> byName = new LinkedHashMap<>();
    if (json instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        byName.put(Integer.toString(i), InputShape.of(list.get(i)));
      }
    } else if (json instanceof Map<?, ?> map) {
      map.forEach(
          (name, shape) -> {
            if (shape == null || InputShape.isShape(shape)) {
              put(String.valueOf(name), shape, byName);
            } else if (shape instanceof List<?> list) {
              for (int i = 0; i < list.size(); i++) {
                put(name + "." + i, list.get(i), byName);
              }
            }
          });
    } else {
      throw new IllegalArgumentException(
          "Input shapes must be a list or a dictionary, got " + json);
    }
    return new InputShapes(byName);
  }

  private static void put(String name, @Nullable Object shape, Map<String, InputShape> byName) {
    if (shape != null) {
      byName.put(name, InputShape.of(shape));
    }
  }

  /** The one input, or the first of several. */
  InputShape first() {
    return at(0);
  }

  /** The input at a position. */
  InputShape at(int position) {
    if (position >= byName.size()) {
      throw new IllegalArgumentException(
          "there must be at least %d inputs, got %s".formatted(position + 1, this));
    }
    return List.copyOf(byName.values()).get(position);
  }

  /** The input with an argument's name, or null. */
  @Nullable InputShape named(String name) {
    return byName.get(name);
  }

  @Override
  public String toString() {
    return byName.values().toString();
  }
}
