package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls between a model's inputs and outputs, and its layers in the order of {@code
 * model.layers}: by depth, the longest way to an output, deepest first; within a depth by the first
 * visit of a walk from the outputs. It is the order of {@code keras.src.ops.function.map_graph}.
 */
final class ModelGraph {

  private final ConfigWriter names = ConfigWriter.ofConfigs();
  private final List<Node> topological = new ArrayList<>();
  private final Map<Layer, Integer> visits = new HashMap<>();
  private final Map<Layer, List<Node>> calls = new HashMap<>();
  private final List<Layer> layers;

  /**
   * The graph of a model.
   *
   * @throws IllegalArgumentException when an output depends on another input, or a name is used
   *     twice
   */
  ModelGraph(List<KerasTensor> inputs, List<KerasTensor> outputs) {
    Set<Node> given = new LinkedHashSet<>();
    inputs.forEach(input -> given.add(input.node()));
    Set<Node> done = new HashSet<>();
    outputs.forEach(output -> visit(output, null, given, done));
    Map<Layer, Integer> depths = depths();
    for (KerasTensor input : inputs) {
      if (done.add(input.node())) {
        topological.add(input.node());
        depths.put(input.node().layer(), 0);
        visits.put(input.node().layer(), -1);
      }
    }
    layers = new ArrayList<>(depths.keySet());
    layers.sort(
        Comparator.comparingInt((Layer layer) -> -depths.getOrDefault(layer, 0))
            .thenComparingInt(layer -> visits.getOrDefault(layer, -1)));
    List<Node> inOrder = new ArrayList<>(topological);
    inOrder.sort(Comparator.comparingLong(Node::number));
    inOrder.forEach(
        node -> calls.computeIfAbsent(node.layer(), layer -> new ArrayList<>()).add(node));
    inOrder.forEach(node -> node.layer().reserve(names));
    inOrder.forEach(node -> node.layer().register(names));
    checkNames();
  }

  private void visit(KerasTensor tensor, @Nullable Node consumer, Set<Node> given, Set<Node> done) {
    Node node = tensor.node();
    if (done.contains(node)) {
      return;
    }
    visits.putIfAbsent(node.layer(), visits.size());
    if (node.inputs().isEmpty() && !given.contains(node)) {
      throw new IllegalArgumentException(
          "Graph disconnected: cannot find parent for tensor %s%s"
              .formatted(
                  tensor,
                  consumer == null
                      ? ", which is an output"
                      : " at operation '%s', which is called on shapes %s. The model's inputs are %s"
                          .formatted(
                              consumer.layer().description(),
                              consumer.inputs().stream().map(KerasTensor::shape).toList(),
                              given.stream().map(input -> input.layer().description()).toList())));
    }
    node.inputs().forEach(input -> visit(input, node, given, done));
    done.add(node);
    topological.add(node);
  }

  private Map<Layer, Integer> depths() {
    Map<Node, Integer> ofNodes = new HashMap<>();
    Map<Layer, Integer> ofLayers = new LinkedHashMap<>();
    for (int i = topological.size() - 1; i >= 0; i--) {
      Node node = topological.get(i);
      int depth = Math.max(ofNodes.getOrDefault(node, 0), ofLayers.getOrDefault(node.layer(), 0));
      ofLayers.put(node.layer(), depth);
      ofNodes.put(node, depth);
      node.inputs().forEach(input -> ofNodes.merge(input.node(), depth + 1, Math::max));
    }
    return ofLayers;
  }

  private void checkNames() {
    Set<String> used = new HashSet<>();
    for (Layer layer : layers) {
      String name = names.nameOf(layer);
      if (!used.add(name)) {
        List<Layer> same =
            layers.stream().filter(other -> names.nameOf(other).equals(name)).toList();
        throw new IllegalArgumentException(
            "The name \"%s\" is used %d times in the model. All operation names should be unique. It is the name of layers that give %s"
                .formatted(name, same.size(), same.stream().map(this::shapeOf).toList()));
      }
    }
  }

  private PartialShape shapeOf(Layer layer) {
    return calls(layer).get(0).outputs().get(0);
  }

  /** The layers in Keras' order. */
  List<Layer> layers() {
    return Collections.unmodifiableList(layers);
  }

  /** The calls of a layer in this model, in the order in which they were made. */
  List<Node> calls(Layer layer) {
    return Objects.requireNonNull(calls.get(layer));
  }

  ConfigWriter names() {
    return names;
  }

  /** {@code [layer, which of its calls, which output]}. */
  List<Object> history(KerasTensor tensor) {
    Node node = tensor.node();
    return List.of(
        names.nameOf(node.layer()),
        (long) calls(node.layer()).indexOf(node),
        (long) tensor.index());
  }
}
