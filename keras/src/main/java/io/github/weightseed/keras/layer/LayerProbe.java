package io.github.weightseed.keras.layer;

import io.github.weightseed.Backend;
import io.github.weightseed.CustomObjects;
import io.github.weightseed.RandomState;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One layer alone: constructed from its object, built with the shapes of one call. It is how layers
 * written in Java are checked by the same classes that read files.
 */
public final class LayerProbe {

  private final Layer layer;
  private final InputShapes inputs;

  private LayerProbe(Layer layer, InputShapes inputs) {
    this.layer = layer;
    this.inputs = inputs;
  }

  /**
   * The layer, built as its first call would build it; seeds are drawn from the thread's current
   * {@link RandomState}.
   *
   * @param object {@code {"module", "class_name", "config"}}
   * @param call {@code {"args", "kwargs"}}, as an {@code inbound_nodes} holds it
   * @param backend where values are made; null to make none
   * @throws IllegalArgumentException where Keras refuses an argument or a shape
   */
  public static LayerProbe build(
      Map<String, ? extends @Nullable Object> object,
      Map<String, ? extends @Nullable Object> call,
      @Nullable Backend backend) {
    InputShapes inputs =
        GraphNode.listOf(List.of(call), "call").get(0).inputShapes(GraphNode.Tensor::written);
    Layer layer =
        LayerReader.read(new Construction(CustomObjects.none(), Map.of(), backend), object, "");
    layer.build(inputs);
    return new LayerProbe(layer, inputs);
  }

  /**
   * The shapes of what a call gives, without a trace in any random state; none where they are not
   * known.
   *
   * @throws IllegalArgumentException where Keras refuses an argument or a shape
   */
  public static List<PartialShape> outputShapes(
      Map<String, ? extends @Nullable Object> object,
      Map<String, ? extends @Nullable Object> call) {
    return RandomState.of(0)
        .run(
            () -> {
              LayerProbe probe = build(object, call, null);
              return probe.layer.outputShapes(probe.inputs);
            });
  }

  /** The layer. */
  public Layer layer() {
    return layer;
  }
}
