package io.github.weightseed.keras.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Functional}: a graph of layers and operations. All are constructed in the order of the
 * config; then those that were not built with their construction are built when the graph first
 * calls them.
 */
final class FunctionalModel extends Layer {

  private final List<Layer> layers = new ArrayList<>();

  FunctionalModel(LayerConfig config) {
    super(config);
    if (!config.has("layers") || !config.has("input_layers") || !config.has("output_layers")) {
      throw config.error(
          "a subclassed model is Python code, its config names no layers: its weights cannot be"
              + " known without Python");
    }
    Map<String, @Nullable Layer> byName = new LinkedHashMap<>();
    Map<String, List<GraphNode>> nodes = new LinkedHashMap<>();
    List<Map<String, @Nullable Object>> objects = config.objects("layers");
    for (int i = 0; i < objects.size(); i++) {
      Map<String, @Nullable Object> object = objects.get(i);
      String place = config.placeOf("layers[" + i + "]");
      Layer layer = null;
      if (!LayerReader.isOperation(object)) {
        layer = LayerReader.read(config.construction(), object, place);
        layers.add(layer);
      }
      String name = nameOf(object, layer, place);
      if (nodes.put(name, GraphNode.listOf(object.get("inbound_nodes"), place)) != null) {
        throw config.error(
            "the name '%s' is used %d times in the model. All layer names should be unique."
                .formatted(name, 2));
      }
      byName.put(name, layer);
    }
    addLayers("layers", layers);
    callInOrder(byName, nodes);
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

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {}

  /**
   * Calls the layers as Keras does: round after round in the config's order, each as soon as its
   * inputs exist.
   */
  private void callInOrder(
      Map<String, @Nullable Layer> byName, Map<String, List<GraphNode>> nodes) {
    Map<String, Integer> calls = new LinkedHashMap<>();
    nodes.forEach((name, calledIn) -> calls.put(name, calledIn.isEmpty() ? 1 : 0));
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Map.Entry<String, List<GraphNode>> entry : nodes.entrySet()) {
        String name = entry.getKey();
        List<GraphNode> calledIn = entry.getValue();
        int done = calls.getOrDefault(name, 0);
        while (done < calledIn.size() && calledIn.get(done).isReady(calls)) {
          Layer layer = byName.get(name);
          if (layer != null) {
            calledIn.get(done).inputShapes().ifPresent(layer::build);
          }
          calls.put(name, ++done);
          progress = true;
        }
      }
    }
    nodes.forEach(
        (name, calledIn) -> {
          if (calls.getOrDefault(name, 0) < calledIn.size()) {
            throw config()
                .error(
                    "Invalid Functional model configuration. The graph either has loops or"
                        + " disconnected nodes: the inputs of '"
                        + name
                        + "' do not exist");
          }
        });
  }
}
