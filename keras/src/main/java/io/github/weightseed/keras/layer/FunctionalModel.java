package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code Functional}: a graph of layers and operations. All are constructed in the order of the
 * config; then those that were not built with their construction are built when the graph first
 * calls them.
 */
final class FunctionalModel extends Layer {

  private final Graph graph;

  /** The tensors that are the model's inputs and outputs. */
  private final List<GraphNode.Tensor> inputTensors;

  private final List<GraphNode.Tensor> outputTensors;

  /** What the graph gave when it was called with the shapes of its own InputLayers. */
  private final Graph.Run ownRun;

  FunctionalModel(LayerConfig config) {
    super(config);
    if (!config.has("layers") || !config.has("input_layers") || !config.has("output_layers")) {
      throw config.error(
          "a subclassed model is Python code, its config names no layers: its weights cannot be"
              + " known without Python");
    }
    Map<String, Graph.Vertex> vertices = new LinkedHashMap<>();
    List<Layer> layers = new ArrayList<>();
    List<Map<String, @Nullable Object>> objects = config.objects("layers");
    for (int i = 0; i < objects.size(); i++) {
      Map<String, @Nullable Object> object = objects.get(i);
      String place = config.placeOf("layers[" + i + "]");
      Layer layer = null;
      Operation operation = null;
      if (LayerReader.isOperation(object)) {
        operation = Operation.of(config.construction(), object, place);
      } else {
        layer = LayerReader.read(config.construction(), object, place);
        layers.add(layer);
      }
      String name = nameOf(object, layer, place);
      List<GraphNode> calls = GraphNode.listOf(object.get("inbound_nodes"), place);
      if (vertices.put(name, new Graph.Vertex(name, layer, operation, calls)) != null) {
        throw config.error(
            "the name '%s' is used %d times in the model. All layer names should be unique."
                .formatted(name, 2));
      }
    }
    addLayers("layers", layers);
    graph = new Graph(vertices);
    inputTensors = leaves("input_layers", vertices);
    outputTensors = leaves("output_layers", vertices);
    ownRun = runAndCheck();
    if (!config.flag("trainable", true)) {
      freeze();
    }
  }

  private static String nameOf(
      Map<String, @Nullable Object> object, @Nullable Layer layer, String place) {
    if (object.get("name") instanceof String name) {
      return name;
    }
    if (layer != null) {
      return layer.name();
    }
    throw new IllegalArgumentException(place + " must have a `name`, got keys " + object.keySet());
  }

  private Graph.Run runAndCheck() {
    Graph.Run run = graph.run(Map.of(), true);
    if (run.unreached() != null) {
      throw config()
          .error(
              "Invalid Functional model configuration. The graph either has loops or"
                  + " disconnected nodes: the inputs of '"
                  + run.unreached()
                  + "' do not exist");
    }
    return run;
  }

  /** The tensors in any nesting of lists and dictionaries of {@code [name, call, index]}. */
  private List<GraphNode.Tensor> leaves(String key, Map<String, Graph.Vertex> vertices) {
    List<GraphNode.Tensor> leaves = new ArrayList<>();
    collect(config().values().get(key), key, vertices, leaves);
    return leaves;
  }

  private void collect(
      @Nullable Object value,
      String key,
      Map<String, Graph.Vertex> vertices,
      List<GraphNode.Tensor> leaves) {
    if (value instanceof List<?> list) {
      if (list.size() == 3
          && list.get(0) instanceof String name
          && list.get(1) instanceof Long call
          && list.get(2) instanceof Long index) {
        Graph.Vertex vertex = vertices.get(name);
        if (vertex == null) {
          throw config().error("`%s` names '%s', which is no layer of it".formatted(key, name));
        }
        // Keras counts a nested model's own graph as its first call here, and only here.
        int own = vertex.layer() instanceof FunctionalModel ? 1 : 0;
        leaves.add(
            new GraphNode.Tensor(name, Math.toIntExact(call) - own, Math.toIntExact(index), null));
        return;
      }
      list.forEach(item -> collect(item, key, vertices, leaves));
    } else if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((name, item) -> sorted.put(String.valueOf(name), item));
      sorted.values().forEach(item -> collect(item, key, vertices, leaves));
    }
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {}

  /** What is called in it, in the config's order. */
  Collection<Graph.Vertex> vertices() {
    return graph.vertices();
  }

  /** The tensors that are its inputs. */
  List<GraphNode.Tensor> inputTensors() {
    return inputTensors;
  }

  /** The tensors that are its outputs. */
  List<GraphNode.Tensor> outputTensors() {
    return outputTensors;
  }

  /** The shapes of its InputLayers; none unless all are known. */
  List<PartialShape> inputShapes() {
    return ownRun.shapesOf(inputTensors);
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    List<PartialShape> given = inputs.ofFirstArgument();
    if (given.equals(inputShapes())) {
      return ownRun.shapesOf(outputTensors);
    }
    if (given.size() != inputTensors.size()) {
      return List.of(); // optional inputs may be left out
    }
    Map<String, PartialShape> byName = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      byName.put(inputTensors.get(i).producer(), given.get(i));
    }
    return graph.run(byName, false).shapesOf(outputTensors);
  }

  /** What the calls of a layer or operation of it give, by its name. */
  List<List<PartialShape>> outputsOf(String name) {
    return Objects.requireNonNullElse(ownRun.outputs().get(name), List.of());
  }
}
