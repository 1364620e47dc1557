package io.github.weightseed.explorer.advice;

import io.github.weightseed.Shape;
import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.FanInitializer;
import java.util.ArrayList;
import java.util.List;

/** Kernels of grouped convolutions, whose fan_out Keras takes as if there were no groups. */
final class GroupedFans implements Rule {

  @Override
  public List<Finding> findings(AdvisedModel model) {
    List<Finding> findings = new ArrayList<>();
    model
        .kernels(Kernel.Role.CONVOLUTION)
        .forEach(
            kernel -> {
              if (kernel.part().config().get("groups") instanceof Number groups
                  && groups.longValue() > 1
                  && kernel.initializer() instanceof FanInitializer fitted) {
                FanDifference difference = difference(kernel, fitted, groups.longValue());
                if (difference.matters()) {
                  findings.add(finding(kernel, difference, model));
                }
              }
            });
    return findings;
  }

  /** Against the kernel of one group, {@code (*window, channels / groups, filters / groups)}. */
  private static FanDifference difference(Kernel kernel, FanInitializer fitted, long groups) {
    Shape shape = kernel.weight().shape();
    long[] dims = shape.dims();
    dims[dims.length - 1] /= groups;
    Shape ofGroup = Shape.of(dims);
    return new FanDifference(
        fitted.fans(shape),
        fitted.fans(ofGroup),
        fitted.expectedStddev(shape),
        fitted.expectedStddev(ofGroup),
        "\"lecun_normal\" (1 / fan_in) or \"he_normal\" (2 / fan_in)");
  }

  private static Finding finding(Kernel kernel, FanDifference difference, AdvisedModel model) {
    boolean isHarmless = FanDifference.isRepaired(kernel, model);
    return new Finding(
        isHarmless ? Severity.NOTE : Severity.WARNING,
        "grouped-fans",
        "%s on a kernel of a grouped convolution".formatted(kernel.written()),
        "Each input reaches the filters of its own group, but Keras counts all filters as fan_out:"
            + " the more groups, the smaller the values. fan_in is right."
            + (isHarmless ? FanDifference.REPAIRED : ""),
        References.GLOROT,
        kernel.argument() + "=" + difference.instead(),
        new Place(kernel.weight().path(), difference.detail()));
  }
}
