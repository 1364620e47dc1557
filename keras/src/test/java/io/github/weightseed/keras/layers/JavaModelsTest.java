package io.github.weightseed.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.Fixtures;
import io.github.weightseed.keras.InitialWeight;
import io.github.weightseed.keras.KerasJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Models written in Java are those that Keras makes of the same code in Python. */
class JavaModelsTest {

  static final Set<String> NAMES = JavaModels.ALL.keySet();

  private static Model model(String name) {
    return Objects.requireNonNull(JavaModels.ALL.get(name)).get();
  }

  /** Keys, values and their order: the text that Keras' {@code to_json()} gives. */
  @ParameterizedTest
  @FieldSource("NAMES")
  void jsonIsThatOfKeras(String name) {
    assertThat(model(name).toJson()).isEqualTo(Fixtures.text("java/" + name + ".json"));
  }

  /** Every weight of every model, for three seeds: those of {@code model_from_json}. */
  @ParameterizedTest
  @EnumSource(names = {"JAX", "TENSORFLOW", "TORCH", "NUMPY"})
  void weightsAreThoseOfKeras(Backend backend) {
    List<Map<String, Object>> lines = Fixtures.lines("java/values." + backend + ".jsonl");
    List<Map<String, Object>> runs = lines.subList(1, lines.size());
    assertThat(runs).hasSize(3 * NAMES.size());
    List<String> different = new ArrayList<>();
    for (Map<String, Object> run : runs) {
      String name = (String) run.get("model");
      long seed = (Long) run.get("seed");
      List<InitialWeight> weights = model(name).initialize(backend, seed).weights();
      List<Map<String, Object>> expected = Fixtures.maps(run.get("weights"));
      assertThat(weights).as(name).hasSameSizeAs(expected);
      for (int i = 0; i < weights.size(); i++) {
        if (!isEqual(weights.get(i), expected.get(i))) {
          different.add(name + " " + seed + " " + weights.get(i).plan().path());
        }
      }
    }
    assertThat(different).isEmpty();
  }

  private static boolean isEqual(InitialWeight weight, Map<String, Object> keras) {
    if (!weight.plan().path().equals(keras.get("path"))
        || !KerasJson.dumps(dims(weight)).equals(KerasJson.dumps(keras.get("shape")))
        || !weight.plan().dtype().kerasName().equals(keras.get("dtype"))) {
      return false;
    }
    if (!weight.plan().initializer().className().equals("Orthogonal")) {
      return Fixtures.sha256(weight.source()).equals(keras.get("sha256"));
    }
    List<?> first = (List<?>) keras.get("first");
    double[] ours = new double[first.size()];
    weight.source().read(0, ours.length, ours, 0);
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i]).isCloseTo((Double) first.get(i), within(5e-5)); // LAPACK's QR rounds
    }
    return true;
  }

  private static List<Long> dims(InitialWeight weight) {
    List<Long> dims = new ArrayList<>();
    for (int axis = 0; axis < weight.plan().shape().rank(); axis++) {
      dims.add(weight.plan().shape().dim(axis));
    }
    return dims;
  }
}
