package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KerasRandomTest {

  /** Real Keras' functions: seeded, by a generator, and several calls from the global generator. */
  @ParameterizedTest
  @EnumSource
  void valuesAreKeras(Backend backend) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Map<String, Object> row : Fixtures.lines("random/" + backend + ".jsonl")) {
      if (row.get("kind").equals("values")) {
        Tensor tensor = Weightseed.withSeed(42, () -> value(row, backend));
        Tensor expected =
            Tensor.of(
                Fixtures.shape(row.get("shape")),
                DType.of((String) row.get("got")),
                HexFormat.of().parseHex((String) row.get("hex")));
        if (!tensor.equals(expected) && !(hasOwnSine(row, backend) && isNear(tensor, expected))) {
          differences.add(row + ": got " + tensor);
        }
        compared++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(200);
  }

  private static boolean hasOwnSine(Map<String, Object> row, Backend backend) {
    return (backend == Backend.TENSORFLOW || backend == Backend.TORCH)
        && row.get("got").equals("float64")
        && !row.get("function").equals("uniform");
  }

  /** Within two units in the last place of the mean or the value. */
  private static boolean isNear(Tensor tensor, Tensor expected) {
    return tensor.shape().equals(expected.shape())
        && IntStream.range(0, tensor.size())
            .allMatch(
                i -> {
                  double value = expected.getFlat(i);
                  double place = Math.ulp(Math.max(Math.abs(value), 1));
                  return Math.abs(tensor.getFlat(i) - value) <= 2 * place;
                });
  }

  /** The messages are those of Keras 3.15.1; where there is none, NumPy's cast values. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          JAX        | INT32  | dtype argument to `%s` must be a float
          JAX        | INT64  | dtype argument to `%s` must be a float
          JAX        | BOOL   | dtype argument to `%s` must be a float
          TENSORFLOW | INT32  | Cannot convert 0.0 to EagerTensor of dtype int32
          TENSORFLOW | BOOL   | Cannot convert 0.0 to EagerTensor of dtype bool
          TORCH      | INT32  | "normal_kernel_cpu" not implemented for 'Int'
          TORCH      | BOOL   | "normal_kernel_cpu" not implemented for 'Bool'
          NUMPY      | INT32  |
          NUMPY      | BOOL   |
          """)
  void integersAsKeras(Backend backend, DType dtype, String message) {
    Shape shape = Shape.of(3);
    Seed seed = Seed.of(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasRandom.uniform(shape, 0, 10, dtype, seed, backend))
        .withMessageStartingWith(
            "`keras.random.uniform` requires a floating point `dtype`. Received: dtype=" + dtype);
    Supplier<Tensor> normal = () -> KerasRandom.normal(shape, 0, 10, dtype, seed, backend);
    Supplier<Tensor> truncated =
        () -> KerasRandom.truncatedNormal(shape, 0, 10, dtype, seed, backend);
    if (message == null) {
      double[] expected = dtype == DType.BOOL ? new double[] {1, 1, 1} : new double[] {3, 8, 3};
      assertThat(normal.get().dtype()).isEqualTo(dtype);
      assertThat(normal.get().toDoubleArray()).isEqualTo(expected);
      assertThat(truncated.get().toDoubleArray()).isEqualTo(expected);
      return;
    }
    assertThatIllegalArgumentException()
        .isThrownBy(normal::get)
        .withMessageStartingWith(message.replace("%s", "normal"));
    assertThatIllegalArgumentException()
        .isThrownBy(truncated::get)
        .withMessageStartingWith(message.replace("%s", "truncated_normal"));
  }

  /**
   * The value of a row's last call; the calls before it had other shapes, which does not matter.
   */
  private static Tensor value(Map<String, Object> row, Backend backend) {
    Seed seed = seed(row.get("seed"));
    for (int i = 0; i < (Integer) row.get("call"); i++) {
      call(row, seed, backend);
    }
    return call(row, seed, backend);
  }

  private static Seed seed(Object seed) {
    if (seed instanceof Map<?, ?> map) {
      return Seed.of(new SeedGenerator((Integer) map.get("SeedGenerator")));
    }
    return seed == null ? null : Seed.of((Integer) seed);
  }

  private static Tensor call(Map<String, Object> row, Seed seed, Backend backend) {
    Map<?, ?> arguments = (Map<?, ?>) row.get("arguments");
    Shape shape = Fixtures.shape(row.get("shape"));
    DType dtype = row.get("dtype") == null ? DType.FLOAT32 : DType.of((String) row.get("dtype"));
    return switch ((String) row.get("function")) {
      case "normal" ->
          KerasRandom.normal(
              shape,
              number(arguments, "mean", 0),
              number(arguments, "stddev", 1),
              dtype,
              seed,
              backend);
      case "uniform" ->
          KerasRandom.uniform(
              shape,
              number(arguments, "minval", 0),
              number(arguments, "maxval", 1),
              dtype,
              seed,
              backend);
      default ->
          KerasRandom.truncatedNormal(
              shape,
              number(arguments, "mean", 0),
              number(arguments, "stddev", 1),
              dtype,
              seed,
              backend);
    };
  }

  private static double number(Map<?, ?> arguments, String name, double defaultValue) {
    return arguments.get(name) instanceof Number number ? number.doubleValue() : defaultValue;
  }

  @Test
  void shortFormsHaveKerasDefaults() {
    Weightseed.withBackend(
        Backend.JAX,
        () -> {
          Shape shape = Shape.of(3);
          Seed seed = Seed.of(5);
          assertThat(first(() -> KerasRandom.normal(shape)))
              .isEqualTo(first(() -> KerasRandom.normal(shape, DType.FLOAT32)))
              .isEqualTo(first(() -> KerasRandom.normal(shape, 0.0, 1.0, DType.FLOAT32)));
          assertThat(first(() -> KerasRandom.uniform(shape)))
              .isEqualTo(first(() -> KerasRandom.uniform(shape, DType.FLOAT32)))
              .isEqualTo(first(() -> KerasRandom.uniform(shape, 0.0, 1.0, DType.FLOAT32)));
          assertThat(first(() -> KerasRandom.truncatedNormal(shape)))
              .isEqualTo(first(() -> KerasRandom.truncatedNormal(shape, DType.FLOAT32)))
              .isEqualTo(first(() -> KerasRandom.truncatedNormal(shape, 0.0, 1.0, DType.FLOAT32)));
          assertThat(KerasRandom.normal(shape, 0, 1, DType.FLOAT32, seed))
              .isEqualTo(KerasRandom.normal(shape, 0, 1, DType.FLOAT32, seed, Backend.JAX));
          assertThat(KerasRandom.uniform(shape, 0, 1, DType.FLOAT32, seed))
              .isEqualTo(KerasRandom.uniform(shape, 0, 1, DType.FLOAT32, seed, Backend.JAX));
          assertThat(KerasRandom.truncatedNormal(shape, 0, 1, DType.FLOAT32, seed))
              .isEqualTo(
                  KerasRandom.truncatedNormal(shape, 0, 1, DType.FLOAT32, seed, Backend.JAX));
          return null;
        });
  }

  private static Tensor first(Supplier<Tensor> draw) {
    return Weightseed.withSeed(42, draw);
  }

  @Test
  void callsWithoutSeedDiffer() {
    Weightseed.withBackend(
        Backend.JAX,
        () -> {
          assertThat(KerasRandom.normal(Shape.of(3))).isNotEqualTo(KerasRandom.normal(Shape.of(3)));
          return null;
        });
  }
}
