package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Each model's values are those that real Keras made after {@code set_random_seed(42)}, to the bit.
 */
class ModelValuesTest {

  @ParameterizedTest
  @FieldSource("io.github.weightseed.keras.ModelStructureTest#MODELS")
  void valuesAreThoseOfKeras(String name) {
    List<Map<String, Object>> lines = Fixtures.lines("models/values/" + name + ".jax.jsonl");
    List<Map<String, Object>> expected = lines.subList(1, lines.size());
    ModelWeights weights = ModelPlan.of(Fixtures.model(name), 42).initialize(Backend.JAX);

    assertThat(weights.weights()).hasSameSizeAs(expected);
    List<String> different =
        weights.weights().stream()
            .parallel()
            .filter(
                weight ->
                    !weight.plan().initializer().className().equals("Orthogonal")
                        && !SourceDigest.sha256(weight.source())
                            .equals(expected.get(weights.weights().indexOf(weight)).get("sha256")))
            .map(weight -> weight.plan().path())
            .toList();
    assertThat(different).isEmpty();
    for (int i = 0; i < expected.size(); i++) {
      assertThat(weights.weights().get(i).plan().path()).isEqualTo(expected.get(i).get("path"));
    }
  }
}
