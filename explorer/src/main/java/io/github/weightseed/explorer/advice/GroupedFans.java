package io.github.weightseed.explorer.advice;

import io.github.weightseed.Fans;
import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.FanInitializer;
import java.util.List;

/** Kernels of grouped convolutions, whose fan_out Keras takes as if there were no groups. */
final class GroupedFans implements Rule {

  /** What the fan_out is too large by where it begins to matter. */
  private static final long FEWEST_GROUPS = 2;

  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model
        .kernels(Kernel.Role.CONVOLUTION)
        .filter(
            kernel ->
                kernel.part().config().get("groups") instanceof Number groups
                    && groups.longValue() >= FEWEST_GROUPS
                    && kernel.initializer() instanceof FanInitializer fitted
                    && usesFanOut(fitted, kernel))
        .map(kernel -> finding(kernel, model))
        .toList();
  }

  /** Whether another fan_out would change the values. */
  private static boolean usesFanOut(FanInitializer fitted, Kernel kernel) {
    double fanIn = kernel.fans().fanIn();
    double second = Math.pow(fitted.expectedStddev(kernel.weight().shape()), 2);
    return !fitted.className().startsWith("He")
        && !fitted.className().startsWith("Lecun")
        && second * fanIn < 0.7;
  }

  private static Finding finding(Kernel kernel, AdvisedModel model) {
    FanInitializer fitted = (FanInitializer) kernel.initializer();
    Fans keras = fitted.fans(kernel.weight().shape());
    boolean isHarmless = FanDifference.isRepaired(kernel, model);
    return new Finding(
        isHarmless ? Severity.NOTE : Severity.WARNING,
        "grouped-fans",
        "%s on a kernel of a grouped convolution".formatted(kernel.written()),
        "Each input reaches the filters of its own group, but Keras counts all filters as fan_out:"
            + " the more groups, the smaller the values. fan_in is right."
            + (isHarmless ? FanDifference.REPAIRED : ""),
        References.GLOROT,
        kernel.argument() + "=\"lecun_normal\" (1 / fan_in) or \"he_normal\" (2 / fan_in)",
        new Place(
            kernel.weight().path(),
            FanDifference.detail(
                keras,
                kernel.fans(),
                fitted.expectedStddev(kernel.weight().shape()),
                Math.sqrt(1 / kernel.fans().average()))));
  }
}
