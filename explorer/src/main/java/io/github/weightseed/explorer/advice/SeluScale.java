package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Activation.Kind;
import io.github.weightseed.explorer.advice.Finding.Place;
import java.util.List;

/** SELU after a kernel whose variance is not 1 / fan_in. */
final class SeluScale implements Rule {

  private static final double TOLERANCE = 0.1;

  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model.kernels().stream()
        .filter(kernel -> kernel.role().isPlain() && kernel.role() != Kernel.Role.DEPTHWISE)
        .filter(
            kernel ->
                kernel.activation() != null
                    && kernel.activation().kind() == Kind.SELF_NORMALIZING
                    && kernel.moments() != null
                    && !kernel.moments().isConstant()
                    && Math.abs(kernel.gain() - 1) > TOLERANCE)
        .map(SeluScale::finding)
        .toList();
  }

  private static Finding finding(Kernel kernel) {
    return new Finding(
        kernel.isNormalized() ? Severity.NOTE : Severity.WARNING,
        "selu-scale",
        "%s before selu".formatted(kernel.written()),
        "selu keeps mean 0 and variance 1 from layer to layer only when a kernel's variance is"
            + " 1 / fan_in."
            + (kernel.isNormalized()
                ? " Here a normalization does that work, and selu has none left."
                : ""),
        References.KLAMBAUER,
        kernel.argument() + "=\"lecun_normal\"",
        new Place(
            kernel.weight().path(),
            "variance * fan_in = %s, not 1".formatted(Written.number(kernel.gain()))));
  }
}
