package io.github.weightseed.explorer.advice;

import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.Zeros;
import io.github.weightseed.keras.LayerPart;
import io.github.weightseed.keras.PlannedWeight;
import java.util.ArrayList;
import java.util.List;

/** LSTMs that start with closed memories. */
final class ForgetBias implements Rule {

  @Override
  public List<Finding> findings(AdvisedModel model) {
    List<Finding> findings = new ArrayList<>();
    for (LayerPart part : model.parts()) {
      for (PlannedWeight weight : part.weights()) {
        if (part.className().contains("LSTM")
            && weight.name().equals("bias")
            && weight.initializer() instanceof Zeros) {
          findings.add(
              new Finding(
                  Severity.NOTE,
                  "forget-bias",
                  "LSTM without unit_forget_bias",
                  "With a bias of 0 the forget gate starts half closed: a memory halves at every"
                      + " step, and so does its gradient. A bias of 1 keeps 73 %.",
                  References.JOZEFOWICZ,
                  "unit_forget_bias=True",
                  new Place(weight.path(), "")));
        }
      }
    }
    return findings;
  }
}
