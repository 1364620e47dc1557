package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.FanInitializer;
import java.util.List;
import java.util.stream.IntStream;

/** Transposed kernels, whose fans Keras takes the wrong way round. */
final class TransposedFans implements Rule {

  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model
        .kernels(Kernel.Role.TRANSPOSED)
        .filter(
            kernel ->
                kernel.initializer() instanceof FanInitializer fitted
                    && FanDifference.of(kernel, fitted, axes(kernel)).matters())
        .map(kernel -> finding(kernel, model))
        .toList();
  }

  private static FanDifference.Axes axes(Kernel kernel) {
    int window = kernel.weight().shape().rank() - 2;
    return FanDifference.Axes.of(
        IntStream.concat(IntStream.range(0, window), IntStream.of(window + 1)),
        IntStream.rangeClosed(0, window));
  }

  private static Finding finding(Kernel kernel, AdvisedModel model) {
    FanInitializer fitted = (FanInitializer) kernel.initializer();
    FanDifference difference = FanDifference.of(kernel, fitted, axes(kernel));
    boolean isHarmless = FanDifference.isRepaired(kernel, model);
    return new Finding(
        isHarmless ? Severity.NOTE : Severity.WARNING,
        "transposed-fans",
        "%s on a transposed kernel".formatted(kernel.written()),
        "A transposed kernel is (*window, filters, channels), but Keras reads it as (*window, in,"
            + " out): the filters that it makes count as fan_in, the channels that it sees as"
            + " fan_out."
            + (isHarmless ? FanDifference.REPAIRED : ""),
        References.HE,
        kernel.argument() + "=" + difference.instead(),
        new Place(kernel.weight().path(), difference.detail()));
  }
}
