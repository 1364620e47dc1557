package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** The models end in Flatten and Dense, whose kernel tells the shape. */
  @ParameterizedTest
  @MethodSource("cases")
  void shapesAreThoseOfTensorFlow(Map<String, Object> line) {
    ModelPlan plan = ModelPlan.of(KerasJson.dumps(line.get("model")), 1);
    List<?> output = (List<?>) line.get("output");
    long elements =
        output.subList(1, output.size()).stream()
            .mapToLong(dim -> (Long) dim)
            .reduce(1, (a, b) -> a * b);
    assertThat(plan.weights().get(0).shape().dims()).containsExactly(elements, 1);
    assertThat(plan.keras3Json()).doesNotContain("\"shape\": null");
    assertThat(ModelPlan.of(plan.keras3Json(), 1).weights()).isEqualTo(plan.weights());
  }
}
