package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Tensor;
import io.github.weightseed.initializers.Orthogonal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model's values are those that real Keras made after {@code set_random_seed(42)}, to the bit;
 * Orthogonal's nearly, but on NumPy.
 */
class ModelValuesTest {

  /** Of values from -1 to 1: the QR of JAX, TensorFlow and PyTorch is in float32. */
  private static final double NEAR = 5e-5;

  /** Float16 and bfloat16 have units in the last place of 2<sup>-11</sup> and 2<sup>-8</sup>. */
  private static final double NEAR_IN_HALF = 0x1p-7;

  /** Models of mixed layers, under each dtype policy. */
  private static final List<String> POLICIES = policies();

  private static List<String> policies() {
    List<String> names = new ArrayList<>();
    for (String policy :
        List.of("bfloat16", "float16", "float64", "mixed_bfloat16", "mixed_float16")) {
      names.add("policy_" + policy + "_images");
      names.add("policy_" + policy + "_words");
    }
    return names;
  }

  /** Every model on each backend; with 64-bit types on JAX those that may have some. */
  static Stream<Arguments> models() {
    return Stream.of(Backend.values())
        .flatMap(
            backend ->
                Stream.concat(
                        backend == Backend.JAX_X64
                            ? Stream.empty()
                            : ModelStructureTest.MODELS.stream(),
                        POLICIES.stream())
                    .map(name -> Arguments.of(backend, name)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void valuesAreThoseOfKeras(Backend backend, String name) {
    List<Map<String, Object>> lines =
        Fixtures.lines("models/values/" + name + "." + backend + ".jsonl");
    List<Map<String, Object>> expected = lines.subList(1, lines.size());
    List<InitialWeight> weights =
        ModelPlan.of(Fixtures.model(name), 42).initialize(backend).weights();

    assertThat(weights).hasSameSizeAs(expected);
    List<String> different =
        IntStream.range(0, expected.size())
            .parallel()
            .filter(i -> !isEqual(backend, weights.get(i), expected.get(i)))
            .mapToObj(i -> weights.get(i).plan().path() + " is not " + expected.get(i).get("path"))
            .toList();
    assertThat(different).isEmpty();
  }

  private static boolean isEqual(
      Backend backend, InitialWeight weight, Map<String, Object> expected) {
    if (!weight.plan().path().equals(expected.get("path"))
        || !weight.plan().dtype().kerasName().equals(expected.get("dtype"))) {
      return false;
    }
    if (SourceDigest.sha256(weight.source()).equals(expected.get("sha256"))) {
      return true;
    }
    if (weight.plan().initializer() instanceof Orthogonal && backend != Backend.NUMPY) {
      return isNear(weight, expected);
    }
    return false;
  }

  /** Another QR, with roundings of its own. */
  private static boolean isNear(InitialWeight weight, Map<String, Object> expected) {
    Tensor ours = weight.source().toTensor();
    byte[] bytes = HexFormat.of().parseHex((String) expected.get("hex"));
    Tensor theirs = Tensor.of(ours.shape(), ours.dtype(), bytes);
    double near =
        ours.dtype() == DType.FLOAT16 || ours.dtype() == DType.BFLOAT16 ? NEAR_IN_HALF : NEAR;
    return IntStream.range(0, ours.size())
        .allMatch(i -> Math.abs(ours.getFlat(i) - theirs.getFlat(i)) <= near);
  }
}
