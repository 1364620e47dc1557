package io.github.weightseed.keras.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Functional}: what {@code keras.Model(inputs, outputs)} makes. Immutable. */
final class Functional extends Model {

  private final @Nullable String name;
  private final boolean trainable;

  /** A tensor or a list of tensors. */
  private final Object inputs;

  private final Object outputs;
  private final ModelGraph graph;

  Functional(@Nullable String name, boolean trainable, Object inputs, Object outputs) {
    this.name = name;
    this.trainable = trainable;
    this.inputs = inputs;
    this.outputs = outputs;
    this.graph = new ModelGraph(tensors(inputs), tensors(outputs));
  }

  @SuppressWarnings("unchecked") // made of lists of tensors by Model.of
  private static List<KerasTensor> tensors(Object struct) {
    return struct instanceof KerasTensor tensor ? List.of(tensor) : (List<KerasTensor>) struct;
  }

  @Override
  public String className() {
    return "Functional";
  }

  @Override
  public @Nullable String name() {
    return name;
  }

  @Override
  public Model name(String name) {
    return new Functional(name, trainable, inputs, outputs);
  }

  @Override
  public Model trainable(boolean trainable) {
    return new Functional(name, trainable, inputs, outputs);
  }

  @Override
  String module() {
    return "keras.src.models.functional";
  }

  @Override
  String registeredName() {
    return className();
  }

  @Override
  CallRules.Form form() {
    return inputs instanceof List ? CallRules.Form.LIST : CallRules.Form.ONE;
  }

  @Override
  String outputDtype(KerasTensor input, int index) {
    return tensors(outputs).get(index).dtype();
  }

  @Override
  @Nullable KerasTensor ownInput() {
    return tensors(inputs).size() == 1 ? tensors(inputs).get(0) : null;
  }

  @Override
  List<Node> calls() {
    return graph.layers().stream().map(layer -> graph.calls(layer).get(0)).toList();
  }

  @Override
  ConfigWriter names() {
    return graph.names();
  }

  @Override
  Map<String, @Nullable Object> buildConfig(@Nullable BuildShapes built) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("input_shape", null);
    return config;
  }

  @Override
  Map<String, @Nullable Object> config(ConfigWriter writer, @Nullable BuildShapes built) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", writer.nameOf(this));
    config.put("trainable", trainable);
    List<Object> layers = new ArrayList<>();
    for (Layer layer : graph.layers()) {
      layers.add(entry(layer));
    }
    config.put("layers", layers);
    config.put("input_layers", ends(inputs));
    config.put("output_layers", ends(outputs));
    return config;
  }

  private Map<String, @Nullable Object> entry(Layer layer) {
    List<Node> calls = graph.calls(layer);
    boolean isInput = calls.get(0).inputs().isEmpty();
    Map<String, @Nullable Object> entry =
        layer.object(graph.names(), isInput ? null : BuildShapes.of(calls.get(0)));
    entry.put("name", graph.names().nameOf(layer));
    entry.put(
        "inbound_nodes",
        isInput ? List.of() : calls.stream().map(call -> call.json(graph::history)).toList());
    return entry;
  }

  /** The places of inputs or outputs, in which a nested model's own graph counts as a call. */
  private Object ends(Object struct) {
    if (struct instanceof List<?> list) {
      return list.stream().map(this::ends).toList();
    }
    KerasTensor tensor = (KerasTensor) struct;
    List<Object> end = new ArrayList<>(graph.history(tensor));
    if (tensor.node().layer() instanceof Functional) {
      end.set(1, (Long) end.get(1) + 1);
    }
    return end;
  }
}
