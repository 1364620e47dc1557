package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;

/**
 * A layer around another: {@code Wrapper}, and {@code TimeDistributed}, which builds it without the
 * time axis.
 */
final class Wrapper extends Layer {

  private final Layer inner;
  private final boolean overTime;

  Wrapper(LayerConfig config, boolean overTime) {
    super(config);
    this.overTime = overTime;
    this.inner =
        addLayer(
            "layer",
            LayerReader.read(
                config.construction(), config.object("layer"), config.placeOf("layer")));
  }

  @Override
  boolean needsShape() {
    return inner.needsShape();
  }

  @Override
  void makeWeights(InputShapes shapes) {
    PartialShape input = shapes.first();
    inner.build(InputShapes.of(overTime ? input.without(1) : input), path());
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    if (!overTime) {
      return inner.outputShapes(inputs);
    }
    PartialShape input = inputs.first();
    if (input.rank() < 3) {
      throw new IllegalArgumentException(
          "`TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions,"
              + " received: "
              + input);
    }
    return inner.outputShapes(InputShapes.of(input.without(1)), false).stream()
        .map(output -> output.insert(1, input.get(1)))
        .toList();
  }
}
