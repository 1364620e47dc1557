package io.github.weightseed.keras.layer;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import java.util.Map;

/**
 * {@code SpectralNormalization}: the layer in it, whose kernel is also its own, and vector_u (1,
 * kernel's last axis), drawn when it is built.
 */
final class SpectralNormalization extends Layer {

  private static final double VECTOR_STDDEV = 0.02;

  private final Layer inner;

  SpectralNormalization(LayerConfig config) {
    super(config);
    inner =
        addLayer(
            "layer",
            LayerReader.read(
                config.construction(), config.object("layer"), config.placeOf("layer")));
  }

  @Override
  void makeWeights(InputShapes shapes) {
    inner.build(shapes, path());
    Variable kernel =
        inner.variables().stream()
            .filter(
                variable ->
                    variable.name().equals("kernel") || variable.name().equals("embeddings"))
            .findFirst()
            .orElseThrow(
                () ->
                    config()
                        .error(
                            "%s object has no attribute 'kernel' nor 'embeddings'"
                                .formatted(inner.className())));
    track(kernel);
    Initializer normal =
        config()
            .construction()
            .initializer(
                Map.of("class_name", "TruncatedNormal", "config", Map.of("stddev", VECTOR_STDDEV)));
    addWeight("vector_u", Shape.of(1, kernel.shape().dim(-1)), kernel.dtype(), normal, false);
  }

  @Override
  List<PartialShape> outputs(InputShapes inputs) {
    return inner.outputShapes(inputs);
  }
}
