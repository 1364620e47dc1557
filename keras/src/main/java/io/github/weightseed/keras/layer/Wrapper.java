package io.github.weightseed.keras.layer;

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
    InputShape input = shapes.first();
    inner.build(InputShapes.of(overTime ? input.without(1) : input), path());
  }
}
