package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Activation.Kind;
import io.github.weightseed.explorer.advice.Finding.Place;
import java.util.List;
import java.util.Objects;

/** A hidden activation that saturates, after a kernel made for rectifiers. */
final class SaturatingScale implements Rule {

  private static final double TOO_LARGE = 1.75;

  @Override
  public List<Finding> findings(AdvisedModel model) {
    return model.kernels().stream()
        .filter(kernel -> kernel.role().isPlain() && kernel.role() != Kernel.Role.DEPTHWISE)
        .filter(
            kernel ->
                kernel.activation() != null
                    && kernel.activation().kind() == Kind.SATURATING
                    && !kernel.isNormalized()
                    && kernel.initializer().className().startsWith("He")
                    && kernel.gain() > TOO_LARGE
                    && isHidden(kernel, model))
        .map(SaturatingScale::finding)
        .toList();
  }

  /** Neither the model's output nor a gate that something is multiplied by. */
  private static boolean isHidden(Kernel kernel, AdvisedModel model) {
    return !kernel.node().next().isEmpty()
        && model.graph().next(kernel.node()).stream()
            .noneMatch(
                next ->
                    next.className().equals("Multiply")
                        || (LayerKinds.activation(next) != null
                            && (next.next().isEmpty()
                                || model.graph().next(next).stream()
                                    .anyMatch(after -> after.className().equals("Multiply")))));
  }

  private static Finding finding(Kernel kernel) {
    String activation = Objects.requireNonNull(kernel.activation()).word();
    return new Finding(
        Severity.NOTE,
        "saturating-scale",
        "%s before %s".formatted(kernel.written(), activation),
        ("A variance of 2 / fan_in makes up for what rectifiers lose; %s loses nothing near 0, and"
                + " is driven towards its flat ends instead, where gradients vanish.")
            .formatted(activation),
        References.GLOROT,
        kernel.argument() + "=\"glorot_uniform\"",
        new Place(
            kernel.weight().path(),
            "variance * fan_in = %s".formatted(Written.number(kernel.gain()))));
  }
}
