package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of a layer. Immutable; two nodes are the same only if they are one object.
 *
 * <p>Nodes are numbered in the order in which they were made, which only serves to put the calls of
 * one model in order.
 */
final class Node {

  private static final AtomicLong COUNTER = new AtomicLong();

  private final long number = COUNTER.getAndIncrement();
  private final Layer layer;
  private final List<@Nullable Object> args;
  private final Map<String, @Nullable Object> kwargs;
  private final List<PartialShape> outputs;

  /**
   * A call.
   *
   * @param args the arguments by position: tensors, lists of them, constants
   * @param kwargs the arguments by name
   * @param outputs the shapes of what it gives
   */
  Node(
      Layer layer,
      List<? extends @Nullable Object> args,
      Map<String, ? extends @Nullable Object> kwargs,
      List<PartialShape> outputs) {
    this.layer = layer;
    this.args = Collections.unmodifiableList(new ArrayList<>(args));
    this.kwargs = Collections.unmodifiableMap(new LinkedHashMap<>(kwargs));
    this.outputs = List.copyOf(outputs);
  }

  /** This call, with the shapes of what it gives. */
  Node giving(List<PartialShape> shapes) {
    return new Node(layer, args, kwargs, shapes);
  }

  long number() {
    return number;
  }

  Layer layer() {
    return layer;
  }

  List<@Nullable Object> args() {
    return args;
  }

  Map<String, @Nullable Object> kwargs() {
    return kwargs;
  }

  /** The shapes of what it gives. */
  List<PartialShape> outputs() {
    return outputs;
  }

  /** The tensors in the arguments, in order. */
  List<KerasTensor> inputs() {
    List<KerasTensor> tensors = new ArrayList<>();
    forEachTensor(args, tensors::add);
    forEachTensor(kwargs, tensors::add);
    return tensors;
  }

  private static void forEachTensor(@Nullable Object value, Consumer<KerasTensor> action) {
    if (value instanceof KerasTensor tensor) {
      action.accept(tensor);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> forEachTensor(item, action));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> forEachTensor(item, action));
    }
  }

  /** {@code {"args", "kwargs"}}, as an {@code inbound_nodes} holds it. */
  Map<String, @Nullable Object> json(Function<KerasTensor, List<Object>> history) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("args", written(args, history));
    json.put("kwargs", written(kwargs, history));
    return json;
  }

  /** A value with each tensor in it replaced by its JSON. */
  static @Nullable Object written(
      @Nullable Object value, Function<KerasTensor, List<Object>> history) {
    if (value instanceof KerasTensor tensor) {
      Map<String, @Nullable Object> config = new LinkedHashMap<>();
      config.put("shape", tensor.shape().dims());
      config.put("dtype", tensor.dtype());
      config.put("keras_history", history.apply(tensor));
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("class_name", "__keras_tensor__");
      json.put("config", config);
      return json;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(written(item, history)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> items = new LinkedHashMap<>();
      map.forEach((key, item) -> items.put(String.valueOf(key), written(item, history)));
      return items;
    }
    return ArgumentRules.plain(value);
  }
}
