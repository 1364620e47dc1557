package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code InputLayer}: says the shape of a model's input. */
final class InputLayer extends Layer {

  private final @Nullable PartialShape batchShape;

  InputLayer(LayerConfig config) {
    super(config);
    batchShape = shape(config);
  }

  /** The shape with the batch, or null where the config has none, as for nested inputs. */
  private static @Nullable PartialShape shape(LayerConfig config) {
    for (String key : new String[] {"batch_shape", "batch_input_shape"}) {
      if (PartialShape.isShape(config.values().get(key))) {
        return PartialShape.ofJson(config.values().get(key));
      }
    }
    if (PartialShape.isShape(config.values().get("shape"))) {
      Long batch = config.has("batch_size") ? config.positive("batch_size") : null;
      return PartialShape.of(batch).append(PartialShape.ofJson(config.values().get("shape")));
    }
    return null;
  }

  /** The shape with the batch, or null when it is not known. */
  @Nullable PartialShape batchShape() {
    return batchShape;
  }

  @Override
  boolean needsShape() {
    return false;
  }

  @Override
  void makeWeights(InputShapes shapes) {}

  /** The shape in the config, as a list; none when it is not known. */
  List<PartialShape> shapes() {
    return batchShape == null ? List.of() : List.of(batchShape);
  }
}
