package io.github.weightseed.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.KerasJson;
import java.util.function.Consumer;

/** What the examples of {@code docs/from-python.md} gave. */
final class ExampleValues {

  private ExampleValues() {}

  /** An argument of a layer in JSON. */
  static String config(Layer layer, String argument) {
    Object value = layer.config().get(argument);
    return KerasJson.dumps(value);
  }

  static Tensor kernel(Layer layer) {
    return layer.build(Shape.of(1, 4)).weights().get("kernel");
  }

  static void assertKernelIsOf(Initializer initializer, Layer layer) {
    assertThat(kernel(layer)).isEqualTo(initializer.initialize(4, 3));
  }

  static double stddev(Initializer initializer, long... shape) {
    return Statistics.of(initializer.initialize(shape)).stddev();
  }

  static double stddev(TensorSource source) {
    return Statistics.of(source).stddev();
  }

  /** All values lie in a range, its ends included. */
  static Consumer<float[]> within(double low, double high) {
    return values -> {
      for (float value : values) {
        assertThat((double) value).isBetween(low - 1e-7, high + 1e-7);
      }
    };
  }
}
