package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import java.util.List;
import java.util.Objects;

/** Hidden layers with so few ReLUs that all may be shut. */
final class NarrowLayers implements Rule {

  private static final int FEW = 4;

  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model
        .kernels(Kernel.Role.DENSE)
        .filter(
            kernel ->
                (kernel.activation() == Activation.RELU || kernel.activation() == Activation.RELU6)
                    && !kernel.isNormalized()
                    && kernel.weight().shape().dim(-1) <= FEW
                    && !kernel.node().next().isEmpty())
        .map(NarrowLayers::finding)
        .toList();
  }

  private static Finding finding(Kernel kernel) {
    long units = kernel.weight().shape().dim(-1);
    return new Finding(
        Severity.NOTE,
        "narrow-layer",
        "%d hidden units with %s"
            .formatted(units, Objects.requireNonNull(kernel.activation()).word()),
        ("Each unit is shut for about half of all inputs: for about 1 input in %d all %d are, and"
                + " nothing passes. A layer in which that is so for all inputs never learns again.")
            .formatted(1L << units, units),
        References.LU,
        "more units, or activation=\"leaky_relu\"",
        new Place(kernel.weight().path(), ""));
  }
}
