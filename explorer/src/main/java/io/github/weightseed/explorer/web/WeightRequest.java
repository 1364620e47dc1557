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
 */
record WeightRequest(PlannedWeight weight, TensorSource source) {

  private static final String STORED = "stored";

  static WeightRequest of(LoadedModels models, Parameters parameters, long seed) {
    LoadedModel model = models.find(parameters.text("model"));
    Backend backend = parameters.backend("model-backend");
    ModelPlan plan = model.plan(seed);
    int index = parameters.integer("weight", "The weight", 0, plan.weights().size() - 1);
    TensorSource source =
        parameters.text("model-values").equals(STORED)
            ? model.stored(index)
            : model.initial(index, seed, backend);
    return new WeightRequest(plan.weights().get(index), source);
  }

  TensorView view(Progress progress) {
    return TensorView.of(source, weight.initializer(), progress);
  }
}
