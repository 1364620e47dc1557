package io.github.weightseed.keras;

import io.github.weightseed.keras.layer.Layer;
import io.github.weightseed.keras.layer.LayerFlow;
import io.github.weightseed.keras.layer.Variable;
import io.github.weightseed.keras.layer.WeightWalk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What follows what in a model: which activation comes after a convolution, whether a normalization
 * stands between. Nested models and {@code TimeDistributed} are opened; a layer that is called
 * several times is one node with the edges of all its calls.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class LayerGraph {

  private final List<LayerNode> nodes;

  private LayerGraph(List<LayerNode> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  static LayerGraph of(Layer model) {
    LayerFlow flow = LayerFlow.of(model);
    WeightWalk walk = WeightWalk.over(model);
    Map<Layer, List<PlannedWeight>> owned = new LinkedHashMap<>();
    for (Variable variable : walk.weights()) {
      owned
          .computeIfAbsent(variable.owner(), first -> new ArrayList<>())
          .add(PlannedWeight.of(variable, walk));
    }
    int count = flow.steps().size();
    List<List<Integer>> previous = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      previous.add(new ArrayList<>());
    }
    for (int i = 0; i < count; i++) {
      for (int next : flow.next(i)) {
        previous.get(next).add(i);
      }
    }
    List<LayerNode> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LayerFlow.Step step = flow.steps().get(i);
      List<LayerPart> parts = new ArrayList<>();
      if (step.layer() == null) {
        parts.add(new LayerPart(step.path(), step.className(), step.config(), List.of()));
      } else {
        addParts(step.layer(), owned, new HashSet<>(), parts);
      }
      nodes.add(new LayerNode(i, step.layer() == null, parts, previous.get(i), flow.next(i)));
    }
    return new LayerGraph(nodes);
  }

  private static void addParts(
      Layer layer, Map<Layer, List<PlannedWeight>> owned, Set<Layer> seen, List<LayerPart> parts) {
    if (seen.add(layer)) {
      parts.add(
          new LayerPart(
              layer.path(),
              layer.className(),
              LayerFlow.config(layer),
              owned.getOrDefault(layer, List.of())));
      layer.children().forEach(child -> addParts(child, owned, seen, parts));
    }
  }

  /** The nodes, in the order of the layers in the config. */
  public List<LayerNode> nodes() {
    return nodes;
  }

  /** The nodes that a node's output enters. */
  public List<LayerNode> next(LayerNode node) {
    return node.next().stream().map(nodes::get).toList();
  }

  /** The nodes whose outputs enter a node. */
  public List<LayerNode> previous(LayerNode node) {
    return node.previous().stream().map(nodes::get).toList();
  }
}
