package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.RandomInitializer;
import java.util.List;
import java.util.Objects;

/** Random kernels whose mean is far from 0. */
final class OffCentreKernels implements Rule {

  /**
   * Where the mean's share of an output outgrows that of the spread: mean * sqrt(fan_in) > stddev.
   */
  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model.kernels().stream()
        .filter(
            kernel ->
                kernel.initializer() instanceof RandomInitializer
                    && kernel.moments() != null
                    && !kernel.moments().isConstant()
                    && Math.abs(kernel.moments().mean()) * Math.sqrt((double) kernel.fans().fanIn())
                        > kernel.moments().stddev())
        .map(OffCentreKernels::finding)
        .toList();
  }

  private static Finding finding(Kernel kernel) {
    Moments moments = Objects.requireNonNull(kernel.moments());
    return new Finding(
        Severity.WARNING,
        "off-centre-kernel",
        "kernel with a mean that is not 0, %s".formatted(kernel.written()),
        "Every output starts as nearly the same multiple of the sum of all inputs, which grows with"
            + " fan_in: the units differ little, and rectifiers are all open or all shut.",
        References.GLOROT,
        kernel.argument() + "=\"glorot_uniform\", or the same width about 0",
        new Place(
            kernel.weight().path(),
            "mean %s, stddev %s"
                .formatted(Written.number(moments.mean()), Written.number(moments.stddev()))));
  }
}
