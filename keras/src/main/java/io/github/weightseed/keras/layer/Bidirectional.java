package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Bidirectional}: a forward and a backward layer.
 *
 * <p>As Keras, it makes the layer of its config, throws it away, and makes it again as the forward
 * layer: seeds are drawn for both, and for the backward layer of the config between them. Without
 * one in the config, the backward layer is made last.
 */
final class Bidirectional extends Layer {

  private static final String FORWARD = "forward_";
  private static final String BACKWARD = "backward_";

  private final Layer forward;
  private final Layer backward;

  Bidirectional(LayerConfig config) {
    super(config);
    Map<String, @Nullable Object> object = config.object("layer");
    Layer thrownAway = read(config, object, "layer");
    Layer given =
        config.has("backward_layer")
            ? read(config, config.object("backward_layer"), "backward_layer")
            : null;
    forward = read(config, renamed(object, FORWARD, thrownAway), "layer");
    backward = given != null ? given : read(config, renamed(object, BACKWARD, thrownAway), "layer");
    addLayer("forward_layer", forward);
    addLayer("backward_layer", backward);
  }

  private static Layer read(
      LayerConfig config, Map<String, @Nullable Object> object, String attribute) {
    return LayerReader.read(config.construction(), object, config.placeOf(attribute));
  }

  /** The object of a layer that was made before, as Keras serializes it to make it again. */
  private static Map<String, @Nullable Object> renamed(
      Map<String, @Nullable Object> object, String prefix, Layer layer) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(layer.config().values());
    String name = layer.name();
    arguments.put("name", name.startsWith(prefix) ? name : prefix + name);
    if (layer.className().equals("SimpleRNN")) {
      arguments.remove("seed"); // its get_config() leaves it out
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(object);
    copy.put("config", arguments);
    return copy;
  }

  @Override
  void makeWeights(InputShapes shapes) {
    forward.build(shapes, path());
    backward.build(shapes, path());
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    List<PartialShape> ofForward = forward.outputShapes(inputs);
    if (ofForward.isEmpty()) {
      return ofForward;
    }
    PartialShape output = ofForward.get(0);
    List<PartialShape> outputs = new ArrayList<>();
    if (config().values().containsKey("merge_mode") && !config().has("merge_mode")) {
      outputs.add(output);
      outputs.add(output);
    } else if (config().text("merge_mode", "concat").equals("concat")) {
      Long units = output.get(-1);
      outputs.add(output.with(-1, units == null ? null : Math.multiplyExact(2, units)));
    } else {
      outputs.add(output);
    }
    List<PartialShape> states = ofForward.subList(1, ofForward.size());
    outputs.addAll(states);
    outputs.addAll(states);
    return outputs;
  }
}
