package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Architectures without any {@code build_config}: shapes are inferred. */
class StrippedModelTest {

  private static final Map<String, Map<String, Object>> OF_KERAS = ofKeras();

  private static Map<String, Map<String, Object>> ofKeras() {
    Map<String, Map<String, Object>> models = new LinkedHashMap<>();
    List<Map<String, Object>> lines = Fixtures.lines("models/stripped.numpy.jsonl");
    lines.subList(1, lines.size()).forEach(model -> models.put((String) model.get("model"), model));
    return models;
  }

  private static Object stripped(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> rest = new LinkedHashMap<>();
      map.forEach((key, item) -> rest.put(key, stripped(item)));
      rest.keySet().removeAll(List.of("build_config", "build_input_shape"));
      return rest;
    }
    return value instanceof List<?> list
        ? list.stream().map(StrippedModelTest::stripped).toList()
        : value;
  }

  private static ModelPlan plan(String name) {
    return ModelPlan.of(KerasJson.dumps(stripped(KerasJson.parse(Fixtures.model(name)))), 42);
  }

  @ParameterizedTest
  @FieldSource("io.github.weightseed.keras.ModelStructureTest#MODELS")
  void haveTheWeightsThatKerasGivesThem(String name) {
    Map<String, Object> facts = OF_KERAS.get(name);
    ModelPlan plan = plan(name);
    if (facts.containsKey("error")) {
      assertThat(plan.weights()).isNotEmpty(); // more than Keras can do
      return;
    }
    List<Map<String, Object>> expected = Fixtures.maps(facts.get("weights"));
    List<InitialWeight> weights = plan.initialize(Backend.NUMPY).weights();
    assertThat(weights.stream().map(StrippedModelTest::described).toList())
        .isEqualTo(expected.stream().map(StrippedModelTest::withoutValues).toList());
    assertThat(
            IntStream.range(0, weights.size())
                .parallel()
                .filter(
                    i ->
                        !SourceDigest.sha256(weights.get(i).source())
                            .equals(expected.get(i).get("sha256")))
                .mapToObj(i -> weights.get(i).plan().path())
                .toList())
        .isEmpty();
  }

  @ParameterizedTest
  @FieldSource("io.github.weightseed.keras.ModelStructureTest#MODELS")
  void haveTheShapesAndPlacesOfTheBuiltModel(String name) {
    assertThat(plan(name).weights().stream().map(StrippedModelTest::place).toList())
        .isEqualTo(
            ModelPlan.of(Fixtures.model(name), 42).weights().stream()
                .map(StrippedModelTest::place)
                .toList());
  }

  @Test
  void areAllModels() {
    assertThat(OF_KERAS.keySet()).containsExactlyInAnyOrderElementsOf(ModelStructureTest.MODELS);
  }

  private static Map<String, Object> described(InitialWeight weight) {
    return Map.of(
        "path", weight.plan().path(),
        "shape",
            IntStream.range(0, weight.plan().shape().rank())
                .mapToObj(axis -> weight.plan().shape().dim(axis))
                .toList(),
        "dtype", weight.plan().dtype().kerasName(),
        "trainable", weight.plan().trainable());
  }

  private static Map<String, Object> withoutValues(Map<String, Object> fact) {
    Map<String, Object> rest = new LinkedHashMap<>(fact);
    rest.remove("sha256");
    return rest;
  }

  private static List<Object> place(PlannedWeight weight) {
    return List.of(
        weight.layerName(),
        weight.name(),
        weight.shape(),
        weight.dtype(),
        weight.trainable(),
        weight.initializer().className(),
        weight.fans(),
        weight.h5Paths());
  }
}
