package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Pipeline}: layers of which each takes what the one before gives; it is no model. */
final class Pipeline extends Layer {

  private final List<Layer> layers = new ArrayList<>();

  Pipeline(LayerConfig config) {
    super(config);
    List<Map<String, @Nullable Object>> objects = config.objects("layers");
    for (int i = 0; i < objects.size(); i++) {
      layers.add(
          LayerReader.read(
              config.construction(), objects.get(i), config.placeOf("layers[" + i + "]")));
    }
    addLayers("layers", layers);
  }

  @Override
  boolean needsShape() {
    return layers.stream().anyMatch(Layer::needsShape);
  }

  @Override
  void makeWeights(InputShapes shapes) {
    InputShapes inputs = shapes;
    for (Layer layer : layers) {
      if (!inputs.isEmpty() || !layer.needsShape()) {
        layer.build(inputs, path());
      }
      inputs = InputShapes.of(layer.outputShapes(inputs));
    }
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    InputShapes outputs = inputs;
    for (Layer layer : layers) {
      outputs = InputShapes.of(layer.outputShapes(outputs));
    }
    return List.copyOf(outputs.byName().values());
  }
}
