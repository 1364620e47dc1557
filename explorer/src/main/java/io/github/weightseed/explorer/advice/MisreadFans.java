package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.explorer.advice.Kernel.Role;
import io.github.weightseed.initializers.FanInitializer;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Kernels whose axes mean something else than Keras reads in them when it takes the fans. */
final class MisreadFans implements Rule {

  private final Role role;
  private final String word;
  private final String why;
  private final IntFunction<FanDifference.Axes> axes;

  private MisreadFans(Role role, String word, String why, IntFunction<FanDifference.Axes> axes) {
    this.role = role;
    this.word = word;
    this.why = why;
    this.axes = axes;
  }

  /** Of {@code (*window, channels, multiplier)}. */
  static MisreadFans depthwise() {
    return new MisreadFans(
        Role.DEPTHWISE,
        "depthwise",
        "Each output of a depthwise kernel sees one channel, but Keras counts all channels as"
            + " fan_in: the more channels, the smaller the values.",
        window ->
            FanDifference.Axes.of(
                IntStream.range(0, window),
                IntStream.concat(IntStream.range(0, window), IntStream.of(window + 1))));
  }

  /** Of {@code (*window, filters, channels)}. */
  static MisreadFans transposed() {
    return new MisreadFans(
        Role.TRANSPOSED,
        "transposed",
        "A transposed kernel is (*window, filters, channels), but Keras reads it as (*window, in,"
            + " out): the filters that it makes count as fan_in, the channels that it sees as"
            + " fan_out.",
        window ->
            FanDifference.Axes.of(
                IntStream.concat(IntStream.range(0, window), IntStream.of(window + 1)),
                IntStream.rangeClosed(0, window)));
  }

  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model
        .kernels(role)
        .filter(
            kernel ->
                kernel.initializer() instanceof FanInitializer fitted
                    && difference(kernel, fitted).matters())
        .map(kernel -> finding(kernel, model))
        .toList();
  }

  private FanDifference difference(Kernel kernel, FanInitializer fitted) {
    return FanDifference.of(kernel, fitted, axes.apply(kernel.weight().shape().rank() - 2));
  }

  private Finding finding(Kernel kernel, AdvisedModel model) {
    FanDifference difference = difference(kernel, (FanInitializer) kernel.initializer());
    boolean isHarmless = FanDifference.isRepaired(kernel, model);
    return new Finding(
        isHarmless ? Severity.NOTE : Severity.WARNING,
        word + "-fans",
        "%s on a %s kernel".formatted(kernel.written(), word),
        why + (isHarmless ? FanDifference.REPAIRED : ""),
        References.HE,
        kernel.argument() + "=" + difference.instead(),
        new Place(kernel.weight().path(), difference.detail()));
  }
}
