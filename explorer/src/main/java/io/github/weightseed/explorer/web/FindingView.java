package io.github.weightseed.explorer.web;

import io.github.weightseed.explorer.advice.Advisor;
import io.github.weightseed.explorer.advice.Finding;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PlannedWeight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding about a model, as the page reads it.
 *
 * @param severity how grave it is
 * @param what what was found
 * @param why why it matters
 * @param reference where that is written
 * @param instead what to write instead
 * @param places where it was found
 */
record FindingView(
    String severity,
    String what,
    String why,
    String reference,
    String instead,
    List<Place> places) {

  /**
   * A layer or weight with the finding.
   *
   * @param path its path
   * @param detail the numbers of this place
   * @param weight the place of the weight, or of the layer's first one, in the model
   */
  record Place(String path, String detail, @Nullable Integer weight) {}

  static List<FindingView> of(ModelPlan plan) {
    return Advisor.advise(plan).stream().map(finding -> of(finding, plan)).toList();
  }

  private static FindingView of(Finding finding, ModelPlan plan) {
    return new FindingView(
        finding.severity().word(),
        finding.what(),
        finding.why(),
        finding.reference(),
        finding.instead(),
        finding.places().stream()
            .map(place -> new Place(place.path(), place.detail(), weight(place.path(), plan)))
            .toList());
  }

  /** The first weight that a path is of, or is the layer of. */
  private static @Nullable Integer weight(String path, ModelPlan plan) {
    List<PlannedWeight> weights = plan.weights();
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i).path().equals(path) || weights.get(i).path().startsWith(path + "/")) {
        return i;
      }
    }
    return null;
  }
}
