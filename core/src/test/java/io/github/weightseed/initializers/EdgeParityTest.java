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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Odd parameters, shapes, dtypes and seeds: what real Keras makes of them is made here, what it
 * refuses is refused.
 */
class EdgeParityTest {

  private static final Set<String> DTYPES =
      Arrays.stream(DType.values()).map(DType::kerasName).collect(Collectors.toSet());

  private static final Set<String> CONSTANTS = Set.of("Zeros", "Ones", "Constant", "Identity");

  static Stream<Arguments> groups() {
    return Stream.of(Backend.values())
        .flatMap(
            backend ->
                Stream.of("dtypes", "shapes", "parameters", "scaling", "seeds", "orthogonal")
                    .map(group -> Arguments.of(backend, group)));
  }

  /** Constants and identities need no stream. */
  @ParameterizedTest
  @EnumSource
  void constantsAreKeras(Backend backend) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Map<String, Object> row :
        Fixtures.lines("initializers/edges-" + backend.kerasName() + ".jsonl")) {
      boolean isOurType = row.get("dtype") == null || DTYPES.contains(row.get("dtype"));
      if (isOurType && CONSTANTS.contains(row.get("class_name"))) {
        String difference = new ParityCase(row, backend).difference();
        if (difference != null) {
          differences.add(row + ": " + difference);
        }
        compared++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(1400);
  }

  @ParameterizedTest
  @MethodSource("groups")
  void valuesAndRefusalsAreKeras(Backend backend, String group) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Map<String, Object> row :
        Fixtures.lines("initializers/edges-" + backend.kerasName() + ".jsonl")) {
      boolean isOurType = row.get("dtype") == null || DTYPES.contains(row.get("dtype"));
      boolean isOurs = isOurType && (isJax(backend) || !isOutOfReach(row));
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
   * An initializer is refused when it is made, or when it is asked for values: as in Keras. But
   * what Java's types refuse (text, null, lists, ints of more than 64 bits as parameters; axes
   * other than lists of ints) is refused when it is made, and the seed of a generator, which here
   * belongs to no backend, when values are asked for.
   */
  @ParameterizedTest
  @EnumSource
  void refusalsComeWhenKerasRaisesThem(Backend backend) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Map<String, Object> row :
        Fixtures.lines("initializers/edges-" + backend.kerasName() + ".jsonl")) {
      if (row.containsKey("error") && hasJavaTypes(row)) {
        boolean isAtConstruction = new ParityCase(row, backend).isRefusedAtConstruction();
        if (isAtConstruction != row.get("when").equals("construction")) {
          differences.add(row.toString());
        }
        compared++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(500);
  }

  /** Whether the parameters and the seed fit into Java's types. */
  private static boolean hasJavaTypes(Map<String, Object> row) {
    Map<?, ?> config = (Map<?, ?>) row.get("config");
    return Stream.of("mean", "stddev", "minval", "maxval", "gain")
            .filter(config::containsKey)
            .allMatch(name -> isNumber(config.get(name)))
        && Stream.of("input_axes", "output_axes")
            .filter(config::containsKey)
            .allMatch(name -> isListOfInts(config.get(name)))
        && (row.get("seed") == null || isNumber(row.get("seed")))
        && !row.containsKey("seed_generator");
  }

  private static boolean isNumber(Object value) {
    return value instanceof Number && !(value instanceof BigInteger);
  }

  private static boolean isListOfInts(Object value) {
    return value instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance);
  }

  private static boolean isJax(Backend backend) {
    return backend == Backend.JAX || backend == Backend.JAX_X64;
  }

  /**
   * What only Python can say: seeds and parameters are floats or ints of 64 bits here (JAX takes
   * nothing else, so that all its refusals are compared), and no dimension is negative. Nor can Q
   * be compared where all normals are true: the matrix has rank 1.
   */
  private static boolean isOutOfReach(Map<String, Object> row) {
    Map<?, ?> config = (Map<?, ?>) row.get("config");
    boolean hasOddNumber =
        Stream.concat(
                Stream.of("mean", "stddev", "minval", "maxval", "gain").map(config::get),
                Stream.of(row.get("seed"), row.get("seed_generator")))
            .anyMatch(n -> n instanceof BigInteger || n instanceof Boolean || n instanceof List);
    boolean isSingular =
        "Orthogonal".equals(row.get("class_name")) && "bool".equals(row.get("dtype"));
    return hasOddNumber || isSingular || row.get("shape").toString().contains("-");
  }
}
