package io.github.weightseed.cli;

import io.github.weightseed.Shape;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.keras.PlannedWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Why a weight has its fans: the dimensions that they are the products of.
 *
 * @param rule the rule in words
 * @param in the dimensions that make fan_in
 * @param out those that make fan_out
 */
record FanExplanation(String rule, List<Long> in, List<Long> out) {

  /** The explanation of the fans that a weight's initializer uses. */
  static FanExplanation of(PlannedWeight weight) {
    Shape shape = weight.shape();
    if (weight.initializer() instanceof FanInitializer scaled) {
      Map<String, ?> config = scaled.config();
      if (config.get("input_axes") instanceof List<?> in
          && config.get("output_axes") instanceof List<?> out) {
        return new FanExplanation(
            "axes %s in and %s out, as the initializer's arguments say".formatted(in, out),
            dims(shape, in),
            dims(shape, out));
      }
    }
    return switch (shape.rank()) {
      case 0 -> new FanExplanation("a single value", List.of(1L), List.of(1L));
      case 1 ->
          new FanExplanation(
              "a vector: its length is both", List.of(shape.dim(0)), List.of(shape.dim(0)));
      case 2 ->
          new FanExplanation(
              "a matrix: rows in, columns out", List.of(shape.dim(0)), List.of(shape.dim(1)));
      default ->
          new FanExplanation(
              "a kernel: its window times the last but one in, times the last out",
              with(shape, -2),
              with(shape, -1));
    };
  }

  private static List<Long> dims(Shape shape, List<?> axes) {
    return axes.stream().map(axis -> shape.dim(((Number) axis).intValue())).toList();
  }

  private static List<Long> with(Shape shape, int axis) {
    List<Long> dims =
        new ArrayList<>(IntStream.range(0, shape.rank() - 2).mapToObj(shape::dim).toList());
    dims.add(shape.dim(axis));
    return dims;
  }

  /** A fan as a product: {@code 7*7*3=147}. */
  static String product(List<Long> dims, long fan) {
    return dims.size() == 1
        ? Numbers.grouped(fan)
        : dims.stream().map(String::valueOf).collect(Collectors.joining("*"))
            + "="
            + Numbers.grouped(fan);
  }
}
