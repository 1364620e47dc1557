package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fans;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.TensorSource;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.initializers.RandomInitializer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An initializer's values for a shape.
 *
 * @param initializer the initializer
 * @param source its values
 * @param statistics their statistics
 */
record Sample(Initializer initializer, TensorSource source, Statistics statistics) {

  /**
   * Makes the values.
   *
   * @throws IllegalArgumentException what Keras refuses
   */
  static Sample of(
      String name,
      Map<String, @Nullable Object> arguments,
      @Nullable Long seed,
      Shape shape,
      DType dtype,
      Backend backend) {
    Initializer initializer = initializer(name, arguments);
    if (seed != null && initializer instanceof RandomInitializer) {
      Map<String, @Nullable Object> seeded = new LinkedHashMap<>(arguments);
      seeded.put("seed", seed);
      initializer = initializer(name, seeded);
    }
    TensorSource source = initializer.source(shape, dtype, backend);
    return new Sample(initializer, source, Statistics.of(source));
  }

  private static Initializer initializer(String name, Map<String, @Nullable Object> arguments) {
    if (arguments.isEmpty()) {
      return Initializers.deserialize(name);
    }
    return Initializers.deserialize(Map.of("class_name", name, "config", arguments));
  }

  /** The fans that count for the shape. */
  Fans fans() {
    return initializer instanceof FanInitializer scaled
        ? scaled.fans(source.shape())
        : Fans.of(source.shape());
  }

  /** The standard deviation in expectation, where there is chance. */
  OptionalDouble expectedStddev() {
    return initializer instanceof RandomInitializer random
        ? OptionalDouble.of(random.expectedStddev(source.shape()))
        : OptionalDouble.empty();
  }
}
