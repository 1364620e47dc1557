package io.github.weightseed.keras.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A walk over a model that finds its weights in the order of {@code model.weights}, and their
 * places in Keras' HDF5 layout.
 *
 * <p>A layer's own variables come first (trainable-made before the others), then its sub-layers'.
 * In HDF5 a layer has a group {@code PATH/vars} whose datasets are numbered; the path goes by the
 * attributes that hold the layers, and in lists by the snake_case name of the Python class,
 * numbered in each list from the second on.
 *
 * <p>Not changed after it was made; safe for use by many threads from then on.
 */
public final class WeightWalk {

  /** Each weight, in order, with the paths of its datasets. */
  private final Map<Variable, List<String>> weights = new LinkedHashMap<>();

  private final Map<String, String> groups = new LinkedHashMap<>();

  private WeightWalk() {}

  /** Walks over a model. */
  public static WeightWalk over(Layer model) {
    WeightWalk walk = new WeightWalk();
    walk.visitWeights(model, "");
    walk.visitGroups(model, "");
    return walk;
  }

  /** The weights in Keras' order. */
  public List<Variable> weights() {
    return List.copyOf(weights.keySet());
  }

  /**
   * The paths of a weight's datasets, that in its owner's group first: one, but for a kernel that
   * its wrapper tracks too.
   */
  public List<String> h5Paths(Variable weight) {
    return List.copyOf(weights.getOrDefault(weight, List.of()));
  }

  /**
   * The {@code vars} groups that Keras writes, empty ones too, in its order; each with the layer's
   * name.
   */
  public Map<String, String> groups() {
    return Collections.unmodifiableMap(groups);
  }

  private void visitWeights(Layer layer, String path) {
    List<Variable> variables = layer.variables();
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      List<String> paths = weights.computeIfAbsent(variable, first -> new ArrayList<>());
      paths.add(variable.owner() == layer ? 0 : paths.size(), join(path, "vars/" + i));
    }
    forEachSublayer(layer, path, layer.sublayers().keySet().stream().toList(), this::visitWeights);
  }

  private void visitGroups(Layer layer, String path) {
    groups.put(join(path, "vars"), layer.name());
    Comparator<String> privateLast = Comparator.comparing(name -> name.startsWith("_"));
    List<String> attributes =
        layer.sublayers().keySet().stream()
            .sorted(privateLast.thenComparing(Comparator.naturalOrder()))
            .toList();
    forEachSublayer(layer, path, attributes, this::visitGroups);
  }

  private interface Visitor {
    void visit(Layer layer, String path);
  }

  private static void forEachSublayer(
      Layer layer, String path, List<String> attributes, Visitor visitor) {
    for (String attribute : attributes) {
      Layer.Sublayers held = layer.sublayers().get(attribute);
      if (held == null) {
        continue;
      }
      Map<String, Integer> used = new HashMap<>();
      for (Layer sublayer : held.layers()) {
        String place = join(path, attribute);
        if (held.isList()) {
          String key = SnakeCase.of(sublayer.config().layerClass().pythonName());
          int uses = used.merge(key, 1, Integer::sum);
          place = join(place, uses == 1 ? key : key + "_" + (uses - 1));
        }
        visitor.visit(sublayer, place);
      }
    }
  }

  private static String join(String path, String next) {
    return path.isEmpty() ? next : path + "/" + next;
  }
}
