package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Sequential that was never built takes an input shape. */
class UnbuiltModelTest {

  private static final String NESTED =
      "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {\"name\":"
          + " \"sequential\", \"layers\": ["
          + Models.unbuilt("Dense", "dense_1", ", \"units\": 2")
          + "]}}";

  private static final String MODEL =
      "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {\"name\": \"m\","
          + " \"layers\": ["
          + String.join(
              ", ",
              Models.unbuilt("Dense", "dense", ", \"units\": 3"),
              NESTED,
              Models.unbuilt("Dropout", "dropout", ", \"rate\": 0.1"),
              Models.unbuilt("Dense", "dense_2", ", \"units\": 4"))
          + "]}}";

  private static final ModelOptions OF_FIVE =
      ModelOptions.defaults().withInputShape(PartialShape.of(5L));

  /**
   * Keras on NumPy: set_random_seed(42), model_from_json, model.build((None, 5)), and the first
   * value of each kernel.
   */
  @Test
  void hasTheWeightsAfterBuild() {
    List<InitialWeight> weights =
        ModelPlan.of(MODEL, 42, OF_FIVE).initialize(Backend.NUMPY).weights();
    assertThat(weights.stream().map(weight -> weight.plan().path()).toList())
        .containsExactly(
            "m/dense/kernel",
            "m/dense/bias",
            "m/sequential/dense_1/kernel",
            "m/sequential/dense_1/bias",
            "m/dense_2/kernel",
            "m/dense_2/bias");
    assertThat(first(weights.get(0))).isCloseTo(-0.37543192505836487, within(1e-15));
    assertThat(first(weights.get(2))).isCloseTo(-1.0719252824783325, within(1e-15));
    assertThat(first(weights.get(4))).isCloseTo(0.7804129123687744, within(1e-15));
  }

  private static double first(InitialWeight weight) {
    double[] value = new double[1];
    weight.source().read(0, 1, value, 0);
    return value[0];
  }

  @Test
  void keepsItsShapeWithAnotherSeed() {
    assertThat(ModelPlan.of(MODEL, 1, OF_FIVE).withSeed(42).weights())
        .isEqualTo(ModelPlan.of(MODEL, 42, OF_FIVE).weights());
  }

  @Test
  void refusesAShapeThatTheModelHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.of(Fixtures.model("mlp_sequential"), 42, OF_FIVE))
        .withMessageEndingWith(
            "an input shape was given, but the model has one of its own already");
  }

  @Test
  void refusesAShapeThatALayerRefuses() {
    String model =
        MODEL.replace("\"Dropout\"", "\"LSTM\"").replace("\"rate\": 0.1", "\"units\": 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.of(model, 42, OF_FIVE))
        .withMessage(
            "Layer 'lstm_cell' (LSTMCell, config.layers[2]): axis -1 of the input must be known, got"
                + " input shape (None,)");
  }
}
