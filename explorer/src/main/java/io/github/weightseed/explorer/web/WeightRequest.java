package io.github.weightseed.explorer.web;

import io.github.weightseed.Backend;
import io.github.weightseed.TensorSource;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PlannedWeight;

/**
 * Which weight of a model the page shows.
 *
 * @param weight the weight
 * @param source its values
 * @param isStored whether these are the values in the file, not those made here
 */
record WeightRequest(PlannedWeight weight, TensorSource source, boolean isStored) {

  private static final String STORED = "stored";
  private static final String INITIAL = "initial";

  static WeightRequest of(LoadedModels models, Parameters parameters, long seed) {
    LoadedModel model = models.find(parameters.text("model"));
    Backend backend = parameters.backend("model-backend");
    ModelPlan plan = model.plan(seed);
    int index = parameters.integer("weight", "The weight", 0, plan.weights().size() - 1);
    String values = parameters.text("model-values", INITIAL);
    if (!values.equals(STORED) && !values.equals(INITIAL)) {
      throw RefusedException.of(
          "model-values", "The values are 'initial' or 'stored', got '%s'".formatted(values));
    }
    boolean isStored = values.equals(STORED);
    TensorSource source = isStored ? model.stored(index) : model.initial(index, seed, backend);
    return new WeightRequest(plan.weights().get(index), source, isStored);
  }

  TensorView view(Progress progress) {
    return TensorView.of(source, weight.initializer(), progress);
  }
}
