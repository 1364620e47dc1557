package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Activation.Kind;
import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.keras.LayerNode;
import java.util.ArrayList;
import java.util.List;

/** Dropout right after SELU. */
final class SeluDropout implements Rule {

  @Override
  public List<Finding> findings(AdvisedModel model) {
    List<Finding> findings = new ArrayList<>();
    for (LayerNode node : model.graph().nodes()) {
      boolean isDropout =
          node.className().equals("Dropout") || node.className().startsWith("SpatialDropout");
      if (isDropout
          && !node.previous().isEmpty()
          && model.graph().previous(node).stream().allMatch(SeluDropout::isSelu)) {
        findings.add(
            new Finding(
                Severity.WARNING,
                "selu-dropout",
                node.className() + " after selu",
                "Zeros are not where selu's values fade to: dropping to 0 moves mean and variance"
                    + " away from 0 and 1. AlphaDropout drops to selu's least value and keeps both.",
                References.KLAMBAUER,
                "AlphaDropout(%s)".formatted(node.config().get("rate")),
                new Place(node.path().substring(node.path().lastIndexOf('/') + 1), "")));
      }
    }
    return findings;
  }

  private static boolean isSelu(LayerNode node) {
    Activation activation =
        node.weights().isEmpty()
            ? LayerKinds.activation(node)
            : LayerKinds.ofConfig(node.config().get("activation"));
    return activation != null && activation.kind() == Kind.SELF_NORMALIZING;
  }
}
