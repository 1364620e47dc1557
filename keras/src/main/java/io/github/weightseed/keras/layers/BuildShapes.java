package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that a layer is built with: those of its first call.
 *
 * @param byArgument by the argument's name: a {@link PartialShape} or a list of them
 */
record BuildShapes(Map<String, Object> byArgument) {

  /** Copies the map. */
  BuildShapes {
    byArgument = Collections.unmodifiableMap(new LinkedHashMap<>(byArgument));
  }

  /** One input. */
  static BuildShapes of(PartialShape shape) {
    return new BuildShapes(Map.of("input", shape));
  }

  /** The shapes of a call. */
  static BuildShapes of(Node node) {
    CallRules rules = CallRules.of(node.layer());
    Map<String, Object> shapes = new LinkedHashMap<>();
    for (int i = 0; i < node.args().size(); i++) {
      add(rules.argumentName(i), node.args().get(i), shapes);
    }
    node.kwargs()
        .forEach(
            (name, value) -> {
              if (!name.endsWith("mask")) {
                add(name, value, shapes);
              }
            });
    return new BuildShapes(shapes);
  }

  private static void add(String name, @Nullable Object value, Map<String, Object> shapes) {
    if (value instanceof KerasTensor tensor) {
      shapes.put(name, tensor.shape());
    } else if (value instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(KerasTensor.class::isInstance)) {
      List<PartialShape> all = new ArrayList<>();
      list.forEach(item -> all.add(((KerasTensor) item).shape()));
      shapes.put(name, all);
    }
  }

  /** The shape of the first input. */
  PartialShape first() {
    Object first = byArgument.values().iterator().next();
    return first instanceof List<?> list ? (PartialShape) list.get(0) : (PartialShape) first;
  }

  /** {@code build_config}: the shape, or each argument's when there are several. */
  Map<String, @Nullable Object> json() {
    if (byArgument.size() == 1) {
      return Collections.singletonMap("input_shape", dims(byArgument.values().iterator().next()));
    }
    Map<String, @Nullable Object> shapes = new LinkedHashMap<>();
    byArgument.forEach((name, shape) -> shapes.put(name + "_shape", dims(shape)));
    return Collections.singletonMap("shapes_dict", shapes);
  }

  private static Object dims(Object shape) {
    return shape instanceof List<?> list
        ? list.stream().map(BuildShapes::dims).toList()
        : ((PartialShape) shape).dims();
  }
}
