package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.keras.LayerNode;
import io.github.weightseed.keras.PlannedWeight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Normalizations that do not start by letting the normalized values pass. */
final class NormalizationStart implements Rule {

  /** Random gammas about 1 are used by some GANs: values within this change little. */
  private static final double NEARLY = 0.1;

  @Override
  public List<Finding> findings(AdvisedModel model) {
    List<Finding> findings = new ArrayList<>();
    for (LayerNode node : model.graph().nodes()) {
      if (LayerKinds.isNormalization(node)) {
        for (PlannedWeight weight : node.weights()) {
          Moments moments = Moments.of(weight);
          Finding finding = moments == null ? null : finding(node, weight, moments, model);
          if (finding != null) {
            findings.add(finding);
          }
        }
      }
    }
    return findings;
  }

  private static @Nullable Finding finding(
      LayerNode node, PlannedWeight weight, Moments moments, AdvisedModel model) {
    return switch (weight.name()) {
      case "gamma", "scale" -> isNear(moments, 1) ? null : gamma(node, weight, moments, model);
      case "beta" ->
          isNear(moments, 0)
              ? null
              : finding(
                  Severity.NOTE,
                  weight,
                  "zeros",
                  "The normalized values start moved to one side, so that rectifiers after it start"
                      + " more open or more shut than by halves.");
      case "moving_mean" ->
          isNear(moments, 0) ? null : finding(Severity.WARNING, weight, "zeros", MOVING);
      case "moving_variance" ->
          isNear(moments, 1) ? null : finding(Severity.WARNING, weight, "ones", MOVING);
      default -> null;
    };
  }

  private static final String MOVING =
      "Inference uses the moving statistics, which need about 1 / (1 - momentum) steps to forget"
          + " where they started.";

  private static @Nullable Finding gamma(
      LayerNode node, PlannedWeight weight, Moments moments, AdvisedModel model) {
    boolean isZero = moments.isConstant() && moments.mean() == 0;
    if (isZero && model.graph().next(node).stream().anyMatch(LayerKinds::isSum)) {
      return null; // the residual branch starts as nothing, on purpose: Goyal et al. 2017
    }
    return isZero
        ? finding(
            Severity.FAULT,
            weight,
            "ones",
            "With a gamma of 0 nothing passes but beta: the layers before it get no gradient in the"
                + " first step, those after it no signal. That is meant for the end of a residual"
                + " branch only.")
        : finding(
            Severity.NOTE,
            weight,
            "ones",
            "The normalized values are scaled before anything is learned, which undoes the"
                + " normalization in part.");
  }

  private static boolean isNear(Moments moments, double value) {
    return Math.abs(moments.mean() - value) <= NEARLY && moments.stddev() <= NEARLY;
  }

  private static Finding finding(
      Severity severity, PlannedWeight weight, String instead, String why) {
    String argument =
        switch (weight.name()) {
          case "moving_mean", "moving_variance", "beta" -> weight.name();
          default -> "gamma";
        };
    return new Finding(
        severity,
        "normalization-start",
        "%s from %s".formatted(weight.name(), Written.initializer(weight.initializer())),
        why,
        References.IOFFE,
        "%s_initializer=\"%s\"".formatted(argument, instead),
        new Place(weight.path(), ""));
  }
}
