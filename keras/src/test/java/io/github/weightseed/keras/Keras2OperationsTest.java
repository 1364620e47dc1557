package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of TensorFlow in models of Keras 2 give what TensorFlow gives. */
class Keras2OperationsTest {

  private static List<Map<String, Object>> cases() {
    List<Map<String, Object>> lines = Fixtures.lines("models/legacy/operations.jsonl");
    return lines.subList(1, lines.size());
  }

  /** Flatten and Dense follow each function: the Dense's kernel tells what it gave. */
  @ParameterizedTest
  @MethodSource("cases")
  void shapesAreThoseOfTensorFlow(Map<String, Object> line) {
    ModelPlan plan = ModelPlan.of(KerasJson.dumps(line.get("model")), 1);
    assertThat(
            plan.weights().stream()
                .filter(weight -> weight.name().equals("kernel"))
                .map(weight -> Arrays.stream(weight.shape().dims()).boxed().toList())
                .toList())
        .isEqualTo(line.get("kernels"));
    assertThat(plan.keras3Json()).doesNotContain("\"shape\": null");
    assertThat(ModelPlan.of(plan.keras3Json(), 1).weights()).isEqualTo(plan.weights());
  }
}
