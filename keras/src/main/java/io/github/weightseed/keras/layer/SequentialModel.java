package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
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

  /** What the model is called with, when it is known. */
  private @Nullable PartialShape input;

  /** What the last layer that was called gave, and how many were called. */
  private InputShapes reached = InputShapes.none();

  private int called;

  SequentialModel(LayerConfig config) {
    super(config);
    List<Map<String, @Nullable Object>> objects = config.objects("layers");
    for (int i = 0; i < objects.size(); i++) {
      add(
          LayerReader.read(
              config.construction(), objects.get(i), config.placeOf("layers[" + i + "]")));
    }
    addLayers("layers", layers);
    if (input == null && config.has("build_input_shape")) {
      build(InputShapes.of(PartialShape.ofJson(config.values().get("build_input_shape"))));
    } else if (input != null) {
      build(InputShapes.of(input));
    }
  }

  private void add(Layer layer) {
    if (layer instanceof InputLayer inputLayer) {
      if (input != null || !layers.isEmpty()) {
        throw layer.config().error("an InputLayer can only be the first layer of a Sequential");
      }
      start(inputLayer.shapes());
      return;
    }
    if (layers.isEmpty() && PartialShape.isShape(layer.config().values().get("input_shape"))) {
      PartialShape given = PartialShape.ofJson(layer.config().values().get("input_shape"));
      start(List.of(PartialShape.of((Long) null).append(given)));
    }
    layers.add(layer);
    if (input == null && layers.size() == 2) {
      start(inputShapes(layers.get(0)));
    }
    callAll();
  }

  private void start(List<PartialShape> shapes) {
    if (shapes.size() == 1) {
      input = shapes.get(0);
      reached = InputShapes.of(input);
    }
  }

  /** The shapes of the inputs that a model was made with. */
  private static List<PartialShape> inputShapes(Layer layer) {
    if (layer instanceof FunctionalModel model) {
      return model.inputShapes();
    }
    return layer instanceof SequentialModel model && model.input != null
        ? List.of(model.input)
        : List.of();
  }

  /** Whether it waits for an input shape. */
  boolean isOpen() {
    return input == null;
  }

  @Override
  boolean needsShape() {
    return layers.isEmpty()
        || layers.stream().anyMatch(layer -> layer.needsShape() && !layer.isBuilt());
  }

  @Override
  String unbuilt() {
    return "the Sequential model was never built, so its weights do not exist yet: give its input"
        + " shape (--input-shape, ModelOptions.withInputShape), or add keras.Input(shape) as its first"
        + " layer";
  }

  @Override
  void makeWeights(InputShapes shapes) {
    if (input == null) {
      start(shapes.ofFirstArgument());
    }
    callAll();
  }

  /** Calls, and so builds, the layers that have not been called yet. */
  private void callAll() {
    if (input == null) {
      return;
    }
    for (; called < layers.size(); called++) {
      Layer layer = layers.get(called);
      if (!reached.isEmpty() || !layer.needsShape()) {
        layer.build(reached, path());
      }
      reached = InputShapes.of(layer.outputShapes(reached));
    }
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    InputShapes outputs = InputShapes.of(inputs.ofFirstArgument());
    if (input != null && outputs.first().equals(input)) {
      return reached.ofFirstArgument();
    }
    for (Layer layer : layers) {
      outputs = InputShapes.of(layer.outputShapes(outputs));
    }
    return outputs.ofFirstArgument();
  }
}
