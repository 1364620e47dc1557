package io.github.weightseed.explorer.advice;

import io.github.weightseed.Fans;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.RandomState;
import io.github.weightseed.Shape;
import io.github.weightseed.initializers.FanInitializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What it changes when an initializer takes the fans of a kernel over the right axes.
 *
 * @param keras the fans that are used
 * @param paper those over the right axes
 * @param stddev the standard deviation as it is
 * @param better what it would be
 * @param instead the initializer with the axes, as a call
 */
record FanDifference(Fans keras, Fans paper, double stddev, double better, String instead) {

  static final String REPAIRED = " A normalization after it makes up for it.";

  /** A factor below this is not worth a word. */
  private static final double LEAST_FACTOR = 1.2;

  /** The axes of the inputs and of the outputs. */
  record Axes(List<Long> input, List<Long> output) {

    static Axes of(IntStream input, IntStream output) {
      return new Axes(
          input.asLongStream().boxed().toList(), output.asLongStream().boxed().toList());
    }
  }

  static FanDifference of(Kernel kernel, FanInitializer fitted, Axes axes) {
    Shape shape = kernel.weight().shape();
    Map<String, @Nullable Object> config = new LinkedHashMap<>(Initializers.serialize(fitted));
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(fitted.config());
    arguments.put("seed", null);
    arguments.put("input_axes", axes.input());
    arguments.put("output_axes", axes.output());
    config.put("config", arguments);
    Initializer right = RandomState.of(0).run(() -> Initializers.deserialize(config));
    FanInitializer better = (FanInitializer) right;
    return new FanDifference(
        fitted.fans(shape),
        better.fans(shape),
        fitted.expectedStddev(shape),
        better.expectedStddev(shape),
        call(better));
  }

  private static String call(FanInitializer initializer) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(initializer.config());
    arguments.remove("seed");
    StringBuilder call = new StringBuilder(initializer.className()).append('(');
    String gap = "";
    for (Map.Entry<String, @Nullable Object> argument : arguments.entrySet()) {
      Object value = Objects.requireNonNull(argument.getValue());
      call.append(gap)
          .append(argument.getKey())
          .append('=')
          .append(value instanceof String text ? "\"" + text + "\"" : value);
      gap = ", ";
    }
    return call.append(')').toString();
  }

  boolean matters() {
    return Math.max(stddev / better, better / stddev) >= LEAST_FACTOR;
  }

  /** Whether what follows makes the scale irrelevant. */
  static boolean isRepaired(Kernel kernel, AdvisedModel model) {
    return kernel.isNormalized()
        || (!kernel.node().next().isEmpty()
            && model.graph().next(kernel.node()).stream().allMatch(LayerKinds::isNormalization));
  }

  String detail() {
    return "fan_in %s, fan_out %s instead of %s, %s; stddev %s instead of %s"
        .formatted(
            Written.count(keras.fanIn()),
            Written.count(keras.fanOut()),
            Written.count(paper.fanIn()),
            Written.count(paper.fanOut()),
            Written.number(stddev),
            Written.number(better));
  }
}
