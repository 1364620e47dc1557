package io.github.weightseed.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fixtures;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Odd parameters, shapes, dtypes and seeds: what real Keras makes of them is made here, what it
 * refuses is refused.
 */
class EdgeParityTest {

  private static final Set<String> DTYPES =
      Arrays.stream(DType.values()).map(DType::kerasName).collect(Collectors.toSet());

  static Stream<Arguments> groups() {
    return Stream.of(Backend.JAX, Backend.JAX_X64, Backend.TENSORFLOW)
        .flatMap(
            backend ->
                Stream.of(
                        "constant",
                        "identity",
                        "dtypes",
                        "shapes",
                        "parameters",
                        "scaling",
                        "seeds",
                        "orthogonal")
                    .map(group -> Arguments.of(backend, group)));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void valuesAndRefusalsAreKeras(Backend backend, String group) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Map<String, Object> row :
        Fixtures.lines("initializers/edges-" + backend.kerasName() + ".jsonl")) {
      boolean isOurType = row.get("dtype") == null || DTYPES.contains(row.get("dtype"));
      boolean isOurs = isOurType && (backend != Backend.TENSORFLOW || isPlain(row));
      if (group.equals(row.get("group")) && isOurs) {
        String difference = new ParityCase(row, backend).difference();
        if (difference != null) {
          differences.add(row + ": " + difference);
        }
        compared++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(20);
  }

  /**
   * Seeds and parameters are ints of 64 bits or floats here. A boolean in a config counts as an int,
   * which TensorFlow tells apart in some places; in others it takes longer ints, and lists.
   */
  private static boolean isPlain(Map<String, Object> row) {
    Map<?, ?> config = (Map<?, ?>) row.get("config");
    return Stream.of("mean", "stddev", "gain").noneMatch(n -> config.get(n) instanceof BigInteger)
        && !(config.get("mean") instanceof Boolean)
        && !(config.get("stddev") instanceof List)
        && !(row.get("seed") instanceof Boolean)
        && !(row.get("seed_generator") instanceof Boolean);
  }
}
