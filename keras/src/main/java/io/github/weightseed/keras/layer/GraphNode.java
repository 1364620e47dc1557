package io.github.weightseed.keras.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a layer or operation in a Functional model: what it was called with.
 *
 * @param inputs the tensors, by argument: a tensor or a list of them
 * @param tensors all tensors anywhere in the arguments
 */
record GraphNode(Map<String, Object> inputs, List<Tensor> tensors) {

  /**
   * A tensor in a node: an output of a call.
   *
   * @param shape its shape
   * @param producer the name of the layer or operation
   * @param call which of its calls, from 0
   */
  record Tensor(InputShape shape, String producer, int call) {}

  /** The calls that an {@code inbound_nodes} holds. */
  static List<GraphNode> listOf(@Nullable Object inboundNodes, String place) {
    if (!(inboundNodes instanceof List<?> nodes)) {
      throw new IllegalArgumentException(
          place + " must have a list of `inbound_nodes`, got " + inboundNodes);
    }
    List<GraphNode> list = new ArrayList<>();
    for (Object node : nodes) {
      if (!(node instanceof Map<?, ?> call)
          || !(call.get("args") instanceof List<?> args)
          || !(call.get("kwargs") instanceof Map<?, ?> kwargs)) {
        throw new IllegalArgumentException(
            place + ".inbound_nodes must hold dictionaries of `args` and `kwargs`");
      }
      list.add(of(args, kwargs));
    }
    return list;
  }

  private static GraphNode of(List<?> args, Map<?, ?> kwargs) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      addInput(Integer.toString(i), args.get(i), inputs, tensors);
    }
    kwargs.forEach((name, value) -> addInput(name + "_shape", value, inputs, tensors));
    return new GraphNode(inputs, tensors);
  }

  private static void addInput(
      String name, @Nullable Object value, Map<String, Object> inputs, List<Tensor> tensors) {
    int before = tensors.size();
    collect(value, tensors);
    List<Tensor> own = List.copyOf(tensors.subList(before, tensors.size()));
    if (!own.isEmpty()) {
      inputs.put(name, value instanceof List<?> ? own : own.get(0));
    }
  }

  private static void collect(@Nullable Object value, List<Tensor> tensors) {
    if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, tensors));
    } else if (value instanceof Map<?, ?> map) {
      if ("__keras_tensor__".equals(map.get("class_name"))) {
        tensors.add(tensor(map.get("config")));
      } else {
        map.values().forEach(item -> collect(item, tensors));
      }
    }
  }

  private static Tensor tensor(@Nullable Object config) {
    if (config instanceof Map<?, ?> map
        && map.get("keras_history") instanceof List<?> history
        && history.size() == 3
        && history.get(0) instanceof String producer
        && history.get(1) instanceof Long call) {
      return new Tensor(InputShape.of(map.get("shape")), producer, Math.toIntExact(call));
    }
    throw new IllegalArgumentException("A tensor must have a `shape` and a `keras_history`");
  }

  /** Whether the calls that make its inputs have been made. */
  boolean isReady(Map<String, Integer> calls) {
    return tensors.stream()
        .allMatch(tensor -> calls.getOrDefault(tensor.producer(), 0) > tensor.call());
  }

  /**
   * What the layer is built with: the first argument, or each argument's shape when there are
   * several.
   */
  Optional<InputShapes> inputShapes() {
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    Map<String, InputShape> shapes = new LinkedHashMap<>();
    inputs.forEach(
        (name, input) -> {
          if (input instanceof Tensor tensor) {
            shapes.put(name, tensor.shape());
          } else if (input instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
              shapes.put(name + "." + i, ((Tensor) list.get(i)).shape());
            }
          }
        });
    return Optional.of(new InputShapes(shapes));
  }
}
