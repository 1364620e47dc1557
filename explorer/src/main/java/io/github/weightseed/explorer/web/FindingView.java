package io.github.weightseed.explorer.web;

import io.github.weightseed.keras.ModelPlan;
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
    String severity, String what, String why, String reference, String instead, List<Place> places) {

  /**
   * A layer or weight with the finding.
   *
   * @param path its path
   * @param detail the numbers of this place
   * @param weight the place of the weight, or of the layer's first one, in the model
   */
  record Place(String path, String detail, @Nullable Integer weight) {}

  static List<FindingView> of(ModelPlan plan) {
    return List.of();
  }
}
