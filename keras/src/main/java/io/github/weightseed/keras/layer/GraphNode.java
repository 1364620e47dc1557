package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of a layer or operation in a Functional model: what it was called with.
 *
 * @param arguments the arguments by position or keyword, with {@link Tensor}s in them
 * @param tensors all tensors anywhere in the arguments
 */
record GraphNode(Map<String, @Nullable Object> arguments, List<Tensor> tensors) {

  /**
   * A tensor in a node: an output of a call.
   *
   * @param producer the name of the layer or operation
   * @param call which of its calls, from 0
   * @param index which of the call's outputs
   * @param written its shape as the file has it
   */
  record Tensor(String producer, int call, int index, @Nullable PartialShape written) {}

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
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      arguments.put(Integer.toString(i), parsed(args.get(i), tensors));
    }
    kwargs.forEach((name, value) -> arguments.put(String.valueOf(name), parsed(value, tensors)));
    return new GraphNode(arguments, tensors);
  }

  private static @Nullable Object parsed(@Nullable Object value, List<Tensor> tensors) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(parsed(item, tensors)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      if ("__keras_tensor__".equals(map.get("class_name"))) {
        Tensor tensor = tensor(map.get("config"));
        tensors.add(tensor);
        return tensor;
      }
      // Python's dictionaries of tensors are flattened by key.
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
      sorted.replaceAll((key, item) -> parsed(item, tensors));
      return sorted;
    }
    return value;
  }

  private static Tensor tensor(@Nullable Object config) {
    if (config instanceof Map<?, ?> map
        && map.get("keras_history") instanceof List<?> history
        && history.size() == 3
        && history.get(0) instanceof String producer
        && history.get(1) instanceof Long call
        && history.get(2) instanceof Long index) {
      Object shape = map.get("shape");
      return new Tensor(
          producer,
          Math.toIntExact(call),
          Math.toIntExact(index),
          shape == null ? null : PartialShape.ofJson(shape));
    }
    throw new IllegalArgumentException("A tensor must have a `keras_history`");
  }

  /** The first tensor whose call has not been made yet, or null. */
  @Nullable Tensor missing(Function<String, Integer> calls) {
    for (Tensor tensor : tensors) {
      if (tensor.call() < 0 || calls.apply(tensor.producer()) <= tensor.call()) {
        return tensor;
      }
    }
    return null;
  }

  /**
   * What the layer is called with; nothing when the shape of one of its tensors is not known.
   *
   * @param shapes gives the shape of a tensor, null when it is not known
   */
  InputShapes inputShapes(Function<Tensor, @Nullable PartialShape> shapes) {
    Map<String, PartialShape> byName = new LinkedHashMap<>();
    Map<String, @Nullable Object> constants = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> argument : arguments.entrySet()) {
      String name = argument.getKey();
      boolean positional = Character.isDigit(name.charAt(0));
      int before = byName.size();
      if (!add(positional ? name : name + "_shape", argument.getValue(), shapes, byName)) {
        return InputShapes.none();
      }
      if (byName.size() == before) {
        constants.put(name, argument.getValue());
      }
    }
    return new InputShapes(byName, constants);
  }

  private static boolean add(
      String name,
      @Nullable Object value,
      Function<Tensor, @Nullable PartialShape> shapes,
      Map<String, PartialShape> byName) {
    if (value instanceof Tensor tensor) {
      PartialShape shape = shapes.apply(tensor);
      if (shape == null) {
        return false;
      }
      byName.put(name, shape);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (!add(name + "." + i, list.get(i), shapes, byName)) {
          return false;
        }
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!add(name + "." + entry.getKey(), entry.getValue(), shapes, byName)) {
          return false;
        }
      }
    }
    return true;
  }
}
