package io.github.weightseed.keras.layers;

import io.github.weightseed.Backend;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.layer.LayerProbe;
import io.github.weightseed.keras.layer.Variable;
import io.github.weightseed.keras.layer.WeightWalk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A layer that was built alone: its weights have values.
 *
 * <pre>{@code
 * Weightseed.setRandomSeed(42);
 * BuiltLayer layer = Dense.units(3).build(Shape.of(1, 4));
 * Tensor kernel = layer.weights().get("kernel");
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param layer what was built
 * @param backend the backend whose values they are
 * @param weights the weights
 */
public record BuiltLayer(Layer layer, Backend backend, LayerWeights weights) {

  /** Builds a layer with the shapes of a call; draws from the current random state. */
  static BuiltLayer of(Layer layer, Node call, Backend backend) {
    LayerProbe probe =
        LayerProbe.build(
            layer.object(ConfigWriter.ofConstructor(), null), call.json(Layer::anonymous), backend);
    Map<String, TensorSource> weights = new LinkedHashMap<>();
    String prefix = probe.layer().path() + "/";
    for (Variable variable : WeightWalk.over(probe.layer()).weights()) {
      String path = variable.path();
      weights.put(
          path.startsWith(prefix) ? path.substring(prefix.length()) : path,
          Objects.requireNonNull(variable.source()));
    }
    return new BuiltLayer(layer, backend, new LayerWeights(weights));
  }
}
