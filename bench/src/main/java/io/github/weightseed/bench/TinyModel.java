package io.github.weightseed.bench;

import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.Sequential;

/** A model of many tiny tensors. */
public final class TinyModel {

  /** Layers with two tensors each: 10 000 tensors. */
  public static final int LAYERS = 5000;

  /** Units of each layer, and of its input. */
  public static final int UNITS = 16;

  private TinyModel() {}

  /**
   * The plan of a Sequential model.
   *
   * @param layers how many Dense layers it has, each with a kernel and a bias
   * @return the plan
   */
  public static ModelPlan plan(int layers) {
    Sequential model = new Sequential(Input.of(UNITS));
    for (int layer = 0; layer < layers; layer++) {
      model.add(Dense.units(UNITS).name("dense_" + layer));
    }
    return ModelPlan.of(model.toJson(), 42);
  }
}
