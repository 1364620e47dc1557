package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.keras.LayerNode;
import java.util.ArrayList;
import java.util.List;

/** Kernels whose values are all one number. */
final class ConstantKernels implements Rule {

  @Override
  public List<Finding> findings(AdvisedModel model) {
    List<Finding> findings = new ArrayList<>();
    for (Kernel kernel : model.kernels()) {
      if (kernel.weight().trainable()
          && kernel.moments() != null
          && kernel.moments().isConstant()
          && kernel.fans().fanOut() > 1) {
        boolean isZero = kernel.moments().mean() == 0;
        // Channels differ already: a constant depthwise kernel is a mean over the window.
        if (isZero || kernel.role() != Kernel.Role.DEPTHWISE) {
          findings.add(finding(kernel, isZero, model));
        }
      }
    }
    return findings;
  }

  private static Finding finding(Kernel kernel, boolean isZero, AdvisedModel model) {
    boolean isLast = endsIt(kernel.node(), model, false);
    String what = isZero ? "kernel of zeros" : "kernel of one number, " + kernel.written();
    String where = kernel.argument() + "=";
    if (isLast) {
      return new Finding(
          Severity.NOTE,
          "constant-kernel",
          what + " before the model's output or a sum",
          isZero
              ? "The layers before it get no gradient in the first step, and train from the second"
                  + " on. Some do this on purpose at the end of a model or of a residual branch."
              : "All outputs start equal; the targets tell them apart.",
          References.GOODFELLOW,
          where + "\"glorot_uniform\", unless it is on purpose",
          new Place(kernel.weight().path(), ""));
    }
    return new Finding(
        Severity.FAULT,
        "constant-kernel",
        what,
        "All units of the layer start equal, get equal gradients, and stay equal: the layer learns"
            + " as if it had one unit."
            + (isZero ? " Zeros also let no signal and no gradient through." : ""),
        References.GOODFELLOW,
        where + "\"" + suitable(kernel) + "\"",
        new Place(kernel.weight().path(), kernel.weight().shape().toString()));
  }

  private static String suitable(Kernel kernel) {
    if (kernel.role() == Kernel.Role.RECURRENT) {
      return "orthogonal";
    }
    return kernel.activation() != null && kernel.activation().kind() == Activation.Kind.RECTIFIER
        ? "he_normal"
        : "glorot_uniform";
  }

  /** Whether its outputs are the model's, or enter a sum, with no other kernel on the way. */
  private static boolean endsIt(LayerNode node, AdvisedModel model, boolean isPassed) {
    if (isPassed && LayerKinds.isSum(node)) {
      return true;
    }
    if (isPassed && !node.weights().isEmpty() && !isScale(node)) {
      return false;
    }
    return model.graph().next(node).stream()
        .allMatch(next -> next.number() != node.number() && endsIt(next, model, true));
  }

  private static boolean isScale(LayerNode node) {
    return LayerKinds.isNormalization(node) || node.className().equals("LayerScale");
  }
}
