package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fans;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Seed;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.TensorSource;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.initializers.RandomInitializer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An initializer's values for a shape.
 *
 * @param call what was asked for, as a call: {@code RandomNormal(stddev=0.01, seed=42)}
 * @param initializer the initializer
 * @param source its values
 * @param statistics their statistics
 */
record Sample(String call, Initializer initializer, TensorSource source, Statistics statistics) {

  /**
   * Makes the values.
   *
   * @throws IllegalArgumentException what Keras refuses
   */
  static Sample of(
      String name,
      ArgumentValues arguments,
      @Nullable Long seed,
      Shape shape,
      DType dtype,
      Backend backend) {
    return of(initializer(name, arguments, seed), arguments, shape, dtype, backend);
  }

  /**
   * Makes the values of an initializer.
   *
   * @param arguments those that the initializer was made with
   * @throws IllegalArgumentException what Keras refuses on the backend
   */
  static Sample of(
      Initializer initializer,
      ArgumentValues arguments,
      Shape shape,
      DType dtype,
      Backend backend) {
    TensorSource source = initializer.source(shape, dtype, backend);
    return new Sample(call(initializer, arguments), initializer, source, Statistics.of(source));
  }

  /**
   * The initializer of a name, with a seed drawn now where none is given.
   *
   * @throws IllegalArgumentException what Keras refuses when it is constructed
   */
  static Initializer initializer(String name, ArgumentValues arguments, @Nullable Long seed) {
    Initializer initializer = initializer(name, arguments.values());
    if (seed == null || !(initializer instanceof RandomInitializer)) {
      return initializer;
    }
    Map<String, @Nullable Object> seeded = new LinkedHashMap<>(arguments.values());
    seeded.put("seed", seed);
    return initializer(name, seeded);
  }

  /** What was asked for, as a call. */
  static String call(Initializer initializer, ArgumentValues arguments) {
    StringJoiner call = new StringJoiner(", ", initializer.className() + "(", ")");
    arguments.texts().forEach((name, text) -> call.add(name + "=" + text));
    seed(initializer).ifPresent(seed -> call.add("seed=" + seed));
    return call.toString();
  }

  private static OptionalLong seed(Initializer initializer) {
    if (initializer instanceof RandomInitializer random) {
      if (random.seed() instanceof Seed.Given given) {
        return OptionalLong.of(given.value());
      }
      if (random.seed() instanceof Seed.Drawn drawn) {
        return OptionalLong.of(drawn.value());
      }
    }
    return OptionalLong.empty();
  }

  private static Initializer initializer(String name, Map<String, @Nullable Object> arguments) {
    if (arguments.isEmpty()) {
      return Initializers.deserialize(name);
    }
    return Initializers.deserialize(Map.of("class_name", name, "config", arguments));
  }

  /** The seed in use; empty when there is no chance. */
  OptionalLong seed() {
    return seed(initializer);
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
