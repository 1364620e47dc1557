package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.FanInitializer;
import java.util.List;
import java.util.stream.IntStream;

/** Depthwise kernels whose fan_in Keras takes as if each output saw all channels. */
final class DepthwiseFans implements Rule {

  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model
        .kernels(Kernel.Role.DEPTHWISE)
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
        IntStream.range(0, window),
        IntStream.concat(IntStream.range(0, window), IntStream.of(window + 1)));
  }

  private static Finding finding(Kernel kernel, AdvisedModel model) {
    FanInitializer fitted = (FanInitializer) kernel.initializer();
    FanDifference difference = FanDifference.of(kernel, fitted, axes(kernel));
    boolean isHarmless = FanDifference.isRepaired(kernel, model);
    return new Finding(
        isHarmless ? Severity.NOTE : Severity.WARNING,
        "depthwise-fans",
        "%s on a depthwise kernel".formatted(kernel.written()),
        "Each output of a depthwise kernel sees one channel, but Keras counts all channels as"
            + " fan_in: the more channels, the smaller the values."
            + (isHarmless ? FanDifference.REPAIRED : ""),
        References.HE,
        kernel.argument() + "=" + difference.instead(),
        new Place(kernel.weight().path(), difference.detail()));
  }
}
