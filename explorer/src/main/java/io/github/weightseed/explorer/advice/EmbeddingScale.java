package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.keras.LayerPart;
import io.github.weightseed.keras.PlannedWeight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Embeddings that are scaled by their number of rows, or too large to be read out again. */
final class EmbeddingScale implements Rule {

  /** A row's length where logits of a tied softmax, of variance length^2, start to saturate. */
  private static final double LONGEST = 2;

  @Override
  public List<Finding> findings(AdvisedModel model) {
    List<Finding> findings = new ArrayList<>();
    for (LayerPart part : model.parts()) {
      for (PlannedWeight weight : part.weights()) {
        if (part.className().endsWith("Embedding") && weight.name().equals("embeddings")) {
          Finding finding = finding(part, weight);
          if (finding != null) {
            findings.add(finding);
          }
        }
      }
    }
    return findings;
  }

  private static @Nullable Finding finding(LayerPart part, PlannedWeight weight) {
    Moments moments = Moments.of(weight);
    if (moments == null) {
      return null;
    }
    String written = Written.initializer(weight.initializer());
    long rows = weight.shape().dim(0);
    long width = weight.shape().dim(-1);
    double length = Math.sqrt(width * moments.second());
    boolean isTied =
        part.className().equals("ReversibleEmbedding")
            && !Boolean.FALSE.equals(part.config().get("tie_weights"));
    if (isTied && length > LONGEST) {
      return new Finding(
          Severity.WARNING,
          "embedding-scale",
          "large embeddings, %s, that are also the output's kernel".formatted(written),
          "The logits start with a standard deviation of about the rows' length: the softmax is sure"
              + " of itself before it has learned anything. About 1 / sqrt(width) for each value is"
              + " the most that keeps it at 1.",
          References.PRESS,
          "embeddings_initializer=RandomNormal(stddev=%s)"
              .formatted(Written.number(1 / Math.sqrt((double) width))),
          new Place(weight.path(), "rows of length " + Written.number(length)));
    }
    return weight.initializer() instanceof FanInitializer && rows > 1
        ? new Finding(
            Severity.NOTE,
            "embedding-scale",
            "%s on embeddings".formatted(written),
            "Its scale goes by fans, and the number of rows counts as fan_in. But a row is looked up"
                + " alone: the values get smaller with the vocabulary for no reason.",
            References.KERAS_GUIDE,
            "embeddings_initializer=\"uniform\", as by default",
            new Place(
                weight.path(),
                "%s rows; stddev %s"
                    .formatted(Written.count(rows), Written.number(moments.stddev()))))
        : null;
  }
}
