package io.github.weightseed.keras.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Sequential}: its layers in a chain. Its InputLayer, if any, is not one of them; with it,
 * each layer is built as it is added.
 */
final class SequentialModel extends Layer {

  private final List<Layer> layers = new ArrayList<>();

  SequentialModel(LayerConfig config) {
    super(config);
    List<Map<String, @Nullable Object>> objects = config.objects("layers");
    InputShapes inputs = null;
    for (int i = 0; i < objects.size(); i++) {
      Layer layer =
          LayerReader.read(
              config.construction(), objects.get(i), config.placeOf("layers[" + i + "]"));
      if (layer.className().equals("InputLayer")) {
        inputs = InputShapes.of(InputShape.of(layer.config().values().get("batch_shape")));
      } else {
        layers.add(layer);
        if (inputs != null) {
          buildFirst(inputs);
        }
      }
    }
    addLayers("layers", layers);
    if (inputs == null && config.has("build_input_shape")) {
      inputs = InputShapes.of(InputShape.of(config.values().get("build_input_shape")));
    }
    if (inputs != null) {
      build(inputs);
    }
  }

  @Override
  boolean needsShape() {
    return layers.isEmpty()
        || layers.stream().anyMatch(layer -> layer.needsShape() && !layer.isBuilt());
  }

  @Override
  String unbuilt() {
    return "the Sequential model was never built, so its weights do not exist yet: add"
        + " keras.Input(shape) as its first layer, or call model.build(input_shape), and save it"
        + " again";
  }

  @Override
  void makeWeights(InputShapes shapes) {
    buildFirst(shapes);
  }

  /** Builds the layers whose input is known: the first one, and those that need not know theirs. */
  private void buildFirst(InputShapes shapes) {
    for (Layer layer : layers) {
      if (layer == layers.get(0) || !layer.needsShape()) {
        layer.build(shapes, path());
      }
    }
  }
}
