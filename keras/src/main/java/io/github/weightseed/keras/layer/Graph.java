package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The calls between the layers and operations of a Functional model. */
final class Graph {

  private final Map<String, Vertex> vertices;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * A graph.
   *
   * @param vertices what is called, by name, in the config's order
   */
  Graph(Map<String, Vertex> vertices) {
    this.vertices = vertices;
    vertices.keySet().forEach(name -> numbers.put(name, numbers.size()));
  }

  /** What is called, in the config's order. */
  Collection<Vertex> vertices() {
    return Collections.unmodifiableCollection(vertices.values());
  }

  /**
   * A layer or operation with its calls; an InputLayer has none.
   *
   * @param layer the layer, or null for an operation
   * @param operation the operation, or null for a layer
   */
  record Vertex(
      String name, @Nullable Layer layer, @Nullable Operation operation, List<GraphNode> calls) {

    private List<PartialShape> outputs(InputShapes inputs) {
      if (layer != null) {
        return layer.outputShapes(inputs);
      }
      return operation == null ? List.of() : operation.outputShapes(inputs);
    }

    /** What there is before anything is called. */
    private List<PartialShape> source() {
      return layer instanceof InputLayer input ? input.shapes() : List.of();
    }
  }

  /**
   * What the calls gave.
   *
   * @param outputs the outputs of each call, by name; none where they are not known
   * @param unreached the name of something whose inputs do not exist, or null
   */
  record Run(Map<String, List<List<PartialShape>>> outputs, @Nullable String unreached) {

    /** The shape of a tensor, or null when it is not known. */
    @Nullable PartialShape shapeOf(GraphNode.Tensor tensor) {
      List<List<PartialShape>> calls = outputs.get(tensor.producer());
      if (calls != null && tensor.call() >= 0 && tensor.call() < calls.size()) {
        List<PartialShape> shapes = calls.get(tensor.call());
        if (tensor.index() >= 0 && tensor.index() < shapes.size()) {
          return shapes.get(tensor.index());
        }
      }
      return tensor.written();
    }

    /** The shapes of some tensors; none unless all are known. */
    List<PartialShape> shapesOf(List<GraphNode.Tensor> tensors) {
      List<PartialShape> shapes = new ArrayList<>();
      for (GraphNode.Tensor tensor : tensors) {
        PartialShape shape = shapeOf(tensor);
        if (shape == null) {
          return List.of();
        }
        shapes.add(shape);
      }
      return shapes;
    }
  }

  /** When something is called next: rounds go through the config's order. */
  private record Turn(int round, int number, Vertex vertex) {}

  /**
   * Calls everything as Keras does: round after round in the config's order, each as soon as its
   * inputs exist.
   *
   * @param inputs the shapes of InputLayers by name, where they are not those of the config
   * @param build whether layers are built when they are first called
   */
  Run run(Map<String, PartialShape> inputs, boolean build) {
    Map<String, List<List<PartialShape>>> outputs = new LinkedHashMap<>();
    Map<String, List<Vertex>> waiting = new HashMap<>();
    PriorityQueue<Turn> turns =
        new PriorityQueue<>(Comparator.comparingInt(Turn::round).thenComparingInt(Turn::number));
    Run run = new Run(outputs, null);
    for (Vertex vertex : vertices.values()) {
      List<List<PartialShape>> calls = new ArrayList<>();
      outputs.put(vertex.name(), calls);
      if (vertex.calls().isEmpty()) {
        PartialShape given = inputs.get(vertex.name());
        calls.add(given == null ? vertex.source() : List.of(given));
      }
    }
    vertices.values().forEach(vertex -> schedule(vertex, 0, outputs, turns, waiting));
    while (!turns.isEmpty()) {
      Turn turn = turns.remove();
      Vertex vertex = turn.vertex();
      List<List<PartialShape>> calls = calls(vertex.name(), outputs);
      while (isReady(vertex, outputs)) {
        calls.add(call(vertex, vertex.calls().get(calls.size()), run, build));
      }
      schedule(vertex, turn.round() + 1, outputs, turns, waiting);
      List<Vertex> waiters = waiting.remove(vertex.name());
      if (waiters != null) {
        for (Vertex waiter : waiters) {
          boolean sameRound = number(waiter) > turn.number();
          schedule(waiter, turn.round() + (sameRound ? 0 : 1), outputs, turns, waiting);
        }
      }
    }
    for (Vertex vertex : vertices.values()) {
      if (calls(vertex.name(), outputs).size() < vertex.calls().size()) {
        return new Run(outputs, vertex.name());
      }
    }
    return run;
  }

  private static List<PartialShape> call(Vertex vertex, GraphNode node, Run run, boolean build) {
    InputShapes inputs = node.inputShapes(run::shapeOf);
    Layer layer = vertex.layer();
    if (build && layer != null && (!inputs.isEmpty() || !layer.needsShape())) {
      layer.build(inputs);
    }
    return vertex.outputs(inputs);
  }

  /** Puts what has calls left in the queue, or lets it wait for the first input that is missing. */
  private void schedule(
      Vertex vertex,
      int round,
      Map<String, List<List<PartialShape>>> outputs,
      PriorityQueue<Turn> turns,
      Map<String, List<Vertex>> waiting) {
    int done = calls(vertex.name(), outputs).size();
    if (done >= vertex.calls().size()) {
      return;
    }
    GraphNode.Tensor missing =
        vertex.calls().get(done).missing(name -> calls(name, outputs).size());
    if (missing == null) {
      turns.add(new Turn(round, number(vertex), vertex));
    } else {
      waiting.computeIfAbsent(missing.producer(), name -> new ArrayList<>()).add(vertex);
    }
  }

  private static boolean isReady(Vertex vertex, Map<String, List<List<PartialShape>>> outputs) {
    int done = calls(vertex.name(), outputs).size();
    return done < vertex.calls().size()
        && vertex.calls().get(done).missing(name -> calls(name, outputs).size()) == null;
  }

  private static List<List<PartialShape>> calls(
      String name, Map<String, List<List<PartialShape>>> outputs) {
    List<List<PartialShape>> calls = outputs.get(name);
    return calls == null ? List.of() : calls;
  }

  private int number(Vertex vertex) {
    return numbers.getOrDefault(vertex.name(), 0);
  }
}
