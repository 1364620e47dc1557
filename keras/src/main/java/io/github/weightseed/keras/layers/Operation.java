package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation of {@code keras.src.ops.numpy} in a model's graph; Keras makes masks by them. */
final class Operation extends Layer {

  private final String className;
  private final Map<String, @Nullable Object> arguments;

  private Operation(String className, Map<String, @Nullable Object> arguments) {
    this.className = className;
    this.arguments = arguments;
  }

  /** {@code tensor != value}. */
  static KerasTensor notEqual(KerasTensor tensor, Object value) {
    return call("NotEqual", Map.of(), List.of(tensor, value), tensor.shape());
  }

  /** {@code any(tensor, axis=-1)}. */
  static KerasTensor any(KerasTensor tensor) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("axis", -1L);
    arguments.put("keepdims", false);
    return call("Any", arguments, List.of(tensor), tensor.shape().without(-1));
  }

  /** {@code logical_or(one, other)}, where the other's shape is not smaller. */
  static KerasTensor or(KerasTensor one, KerasTensor other) {
    return call("LogicalOr", Map.of(), List.of(one, other), other.shape());
  }

  /** {@code expand_dims(tensor, axis=-1)}. */
  static KerasTensor expandDims(KerasTensor tensor) {
    return call("ExpandDims", Map.of("axis", -1L), List.of(tensor), tensor.shape().append(1L));
  }

  /** {@code zeros_like(tensor, dtype="bool")}, or {@code ones_like}. */
  static KerasTensor like(KerasTensor tensor, boolean ones) {
    return call(
        ones ? "OnesLike" : "ZerosLike", Map.of("dtype", "bool"), List.of(tensor), tensor.shape());
  }

  /** {@code concatenate(tensors, axis)}, which has a shape. */
  static KerasTensor concatenate(List<KerasTensor> tensors, long axis, PartialShape shape) {
    return call("Concatenate", Map.of("axis", axis), List.of(tensors), shape);
  }

  private static KerasTensor call(
      String className,
      Map<String, @Nullable Object> arguments,
      List<Object> inputs,
      PartialShape shape) {
    Node node = new Node(new Operation(className, arguments), inputs, Map.of(), List.of(shape));
    return new KerasTensor(node, 0, shape, "bool", null);
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public @Nullable String name() {
    return null;
  }

  @Override
  String module() {
    return "keras.src.ops.numpy";
  }

  @Override
  String registeredName() {
    return className;
  }

  @Override
  Map<String, @Nullable Object> config(ConfigWriter writer, @Nullable BuildShapes built) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", writer.nameOf(this));
    config.putAll(arguments);
    return config;
  }

  @Override
  Map<String, @Nullable Object> object(ConfigWriter writer, @Nullable BuildShapes built) {
    return super.object(writer, null);
  }

  @Override
  String outputDtype(KerasTensor input, int index) {
    return "bool";
  }
}
