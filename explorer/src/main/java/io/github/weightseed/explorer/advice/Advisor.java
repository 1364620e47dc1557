package io.github.weightseed.explorer.advice;

import io.github.weightseed.keras.ModelPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the guides and the papers would say about a model's initial weights.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Advisor {

  private static final List<Rule> RULES =
      List.of(
          new ConstantKernels(),
          new EqualWeights(),
          new SignalDepth(),
          new SeluScale(),
          new SeluDropout(),
          new RectifierScale(),
          new SaturatingScale(),
          new OffCentreKernels(),
          new RecurrentKernels(),
          new ForgetBias(),
          MisreadFans.depthwise(),
          MisreadFans.transposed(),
          new GroupedFans(),
          new NormalizationStart(),
          new EmbeddingScale(),
          new NarrowLayers());

  private Advisor() {}

  /**
   * The findings: the gravest first, equal ones of several places as one. None for a model that is
   * as the guides say.
   */
  public static List<Finding> advise(ModelPlan plan) {
    AdvisedModel model = AdvisedModel.of(plan);
    List<Finding> grouped = new ArrayList<>();
    for (Rule rule : RULES) {
      rule.findings(model).forEach(finding -> add(finding, grouped));
    }
    grouped.sort(Comparator.comparing(Finding::severity)); // stable: the rules' order within
    return List.copyOf(grouped);
  }

  private static void add(Finding finding, List<Finding> grouped) {
    for (int i = 0; i < grouped.size(); i++) {
      Finding like = grouped.get(i);
      if (like.isLike(finding)) {
        grouped.set(
            i,
            like.withPlaces(
                Stream.concat(like.places().stream(), finding.places().stream()).toList()));
        return;
      }
    }
    grouped.add(finding);
  }
}
