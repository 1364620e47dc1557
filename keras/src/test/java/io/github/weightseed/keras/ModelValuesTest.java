package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.initializers.Orthogonal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A model's values are those that real Keras made after {@code set_random_seed(42)}, to the bit.
 */
class ModelValuesTest {

  /** Models of mixed layers, under each dtype policy. */
  static final List<String> POLICIES = policies();

  private static List<String> policies() {
    List<String> names = new ArrayList<>();
    for (String policy :
        List.of("bfloat16", "float16", "float64", "mixed_bfloat16", "mixed_float16")) {
      names.add("policy_" + policy + "_images");
      names.add("policy_" + policy + "_words");
    }
    return names;
  }

  @ParameterizedTest
  @FieldSource("io.github.weightseed.keras.ModelStructureTest#MODELS")
  void valuesAreThoseOfKerasOnJax(String name) {
    valuesAreThoseOfKeras(name, Backend.JAX);
  }

  @ParameterizedTest
  @FieldSource("POLICIES")
  void valuesOfAllTypesAreThoseOfKerasOnJax(String name) {
    valuesAreThoseOfKeras(name, Backend.JAX);
  }

  @ParameterizedTest
  @FieldSource("POLICIES")
  void valuesOfAllTypesAreThoseOfKerasOnJaxWithX64(String name) {
    valuesAreThoseOfKeras(name, Backend.JAX_X64);
  }

  private static void valuesAreThoseOfKeras(String name, Backend backend) {
    List<Map<String, Object>> lines =
        Fixtures.lines("models/values/" + name + "." + backend + ".jsonl");
    List<Map<String, Object>> expected = lines.subList(1, lines.size());
    List<InitialWeight> weights =
        ModelPlan.of(Fixtures.model(name), 42).initialize(backend).weights();

    assertThat(weights).hasSameSizeAs(expected);
    List<String> different =
        IntStream.range(0, expected.size())
            .parallel()
            .filter(i -> !isEqual(weights.get(i), expected.get(i)))
            .mapToObj(i -> weights.get(i).plan().path() + " is not " + expected.get(i).get("path"))
            .toList();
    assertThat(different).isEmpty();
  }

  private static boolean isEqual(InitialWeight weight, Map<String, Object> expected) {
    if (!weight.plan().path().equals(expected.get("path"))
        || !weight.plan().dtype().kerasName().equals(expected.get("dtype"))) {
      return false;
    }
    if (weight.plan().initializer() instanceof Orthogonal) {
      isNear(weight, (List<?>) expected.get("first"));
      return true;
    }
    return SourceDigest.sha256(weight.source()).equals(expected.get("sha256"));
  }

  /** JAX's QR is LAPACK's, in another order of operations. */
  private static void isNear(InitialWeight weight, List<?> first) {
    double[] ours = new double[first.size()];
    weight.source().read(0, ours.length, ours, 0);
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i]).isCloseTo((Double) first.get(i), within(1e-5));
    }
  }
}
