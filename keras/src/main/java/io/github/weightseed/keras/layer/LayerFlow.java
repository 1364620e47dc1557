package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.layer.Graph.Vertex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows what in a model: its layers and operations, those of nested models in their place,
 * with an edge wherever the output of one enters another. A layer that is called several times is
 * one step with the edges of all its calls. A nested model without layers is a step itself.
 *
 * <p>Not changed after it was made; safe for use by many threads from then on.
 */
public final class LayerFlow {

  private final List<Step> steps = new ArrayList<>();
  private final List<Set<Integer>> next = new ArrayList<>();
  private final Map<Layer, Ends> ends = new HashMap<>();

  private LayerFlow() {}

  /**
   * A layer or operation.
   *
   * @param path the layer's path, or the operation's name
   * @param className its class
   * @param config its arguments
   * @param layer the layer, or null for an operation
   */
  public record Step(
      String path,
      String className,
      Map<String, ? extends @Nullable Object> config,
      @Nullable Layer layer) {}

  /** The steps that take a layer's inputs, and those that give its outputs, each in order. */
  private record Ends(List<Integer> inputs, List<Integer> outputs) {}

  /** The flow of a model. */
  public static LayerFlow of(Layer model) {
    LayerFlow flow = new LayerFlow();
    flow.endsOf(model);
    return flow;
  }

  /** The steps, in the order of the layers in the config. */
  public List<Step> steps() {
    return Collections.unmodifiableList(steps);
  }

  /** The numbers of the steps that a step's output enters. */
  public List<Integer> next(int step) {
    return List.copyOf(next.get(step));
  }

  /** The arguments of a layer. */
  public static Map<String, ? extends @Nullable Object> config(Layer layer) {
    return Collections.unmodifiableMap(layer.config().values());
  }

  private Ends endsOf(Layer layer) {
    Ends known = ends.get(layer);
    if (known != null) {
      return known;
    }
    Ends found;
    if (layer instanceof FunctionalModel model) {
      found = functional(model);
    } else if (layer instanceof SequentialModel && !layer.children().isEmpty()) {
      found = chain(layer.children());
    } else if (layer.className().equals("TimeDistributed")) {
      found = chain(layer.children());
    } else {
      int step = add(new Step(layer.path(), layer.className(), config(layer), layer));
      found = new Ends(List.of(step), List.of(step));
    }
    ends.put(layer, found);
    return found;
  }

  private int add(Step step) {
    steps.add(step);
    next.add(new LinkedHashSet<>());
    return steps.size() - 1;
  }

  private Ends chain(List<Layer> layers) {
    List<Integer> inputs = List.of();
    List<Integer> reached = List.of();
    for (Layer layer : layers) {
      Ends here = endsOf(layer);
      if (inputs.isEmpty()) {
        inputs = here.inputs();
      }
      for (int from : reached) {
        next.get(from).addAll(here.inputs());
      }
      reached = here.outputs();
    }
    return new Ends(inputs, reached);
  }

  private Ends functional(FunctionalModel model) {
    Map<String, Ends> byName = new LinkedHashMap<>();
    for (Vertex vertex : model.vertices()) {
      byName.put(vertex.name(), vertexEnds(vertex));
    }
    for (Vertex vertex : model.vertices()) {
      for (GraphNode call : vertex.calls()) {
        connect(call, byName, byName.getOrDefault(vertex.name(), nothing()).inputs());
      }
    }
    List<Integer> inputs = new ArrayList<>();
    model
        .inputTensors()
        .forEach(
            tensor -> inputs.addAll(byName.getOrDefault(tensor.producer(), nothing()).inputs()));
    List<Integer> outputs = new ArrayList<>();
    model.outputTensors().forEach(tensor -> outputs.addAll(producers(tensor, byName)));
    return new Ends(inputs, outputs);
  }

  private Ends vertexEnds(Vertex vertex) {
    if (vertex.layer() != null) {
      return endsOf(vertex.layer());
    }
    if (vertex.operation() != null) {
      LayerConfig config = vertex.operation().config();
      int step =
          add(
              new Step(
                  vertex.name(),
                  config.layerClass().name(),
                  Collections.unmodifiableMap(config.values()),
                  null));
      return new Ends(List.of(step), List.of(step));
    }
    return nothing();
  }

  private static Ends nothing() {
    return new Ends(List.of(), List.of());
  }

  /** Each tensor of a call enters the input in its place; a layer of one step takes them all. */
  private void connect(GraphNode call, Map<String, Ends> byName, List<Integer> inputs) {
    List<GraphNode.Tensor> tensors = call.tensors();
    for (int i = 0; i < tensors.size(); i++) {
      List<Integer> targets =
          inputs.size() == tensors.size() && inputs.size() > 1 ? List.of(inputs.get(i)) : inputs;
      for (int from : producers(tensors.get(i), byName)) {
        next.get(from).addAll(targets);
      }
    }
  }

  private static List<Integer> producers(GraphNode.Tensor tensor, Map<String, Ends> byName) {
    List<Integer> outputs = byName.getOrDefault(tensor.producer(), nothing()).outputs();
    return tensor.index() >= 0 && tensor.index() < outputs.size()
        ? List.of(outputs.get(tensor.index()))
        : outputs;
  }
}
