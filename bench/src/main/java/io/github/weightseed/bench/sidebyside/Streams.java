package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.TruncatedNormal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Million values a second of each backend's stream: Keras' call to a NumPy array, ours into a Java
 * array on all processors, and on one thread. Each call of ours starts the stream anew.
 */
final class Streams {

  /** Of values a second in 16 bits, over those in float32. */
  private static final double HALF_TARGET = 0.8;

  private static final double DOUBLE_TARGET = 1;
  private static final double SCALING_OF_COUNTERS = 1.8;
  private static final double SCALING_OF_SEQUENCES = 1.3;

  /** The three functions, with Keras' defaults. */
  static final List<Initializer> INITIALIZERS =
      List.of(
          RandomUniform.builder().seed(42).build(),
          TruncatedNormal.builder().seed(42).build(),
          RandomNormal.builder().seed(42).build());

  private final Settings settings;
  private final Map<Row, Contest> rows = new LinkedHashMap<>();

  Streams(Settings settings) {
    this.settings = settings;
  }

  private record Row(Backend backend, int function, DType dtype) {

    String label() {
      return INITIALIZERS.get(function).className();
    }
  }

  /**
   * Measures the types that a backend makes: float64 on JAX only with 64-bit types. Of several
   * visits each side's fastest call counts.
   */
  void measure(KerasServer server) {
    List<DType> dtypes =
        switch (server.backend()) {
          case JAX -> List.of(DType.FLOAT32, DType.FLOAT16, DType.BFLOAT16);
          case JAX_X64 -> List.of(DType.FLOAT64);
          default -> List.of(DType.FLOAT32, DType.FLOAT16, DType.BFLOAT16, DType.FLOAT64);
        };
    for (DType dtype : dtypes) {
      for (int function = 0; function < INITIALIZERS.size(); function++) {
        Initializer initializer = INITIALIZERS.get(function);
        Shape shape = Shape.of(settings.side(), settings.side());
        Contest contest =
            Contest.run(settings, settings.roundsOfVisit(), server, initializer, shape, dtype);
        rows.merge(new Row(server.backend(), function, dtype), contest, Contest::orFaster);
      }
    }
  }

  /** Ours and Keras' side by side. */
  Table table() {
    Table table =
        new Table(
            "Values of the streams",
            3,
            "stream",
            "initializer",
            "dtype",
            "Keras, M/s",
            "ours, M/s",
            "ratio",
            "target",
            "reached?",
            "bytes equal?");
    double size = (double) settings.side() * settings.side();
    for (Map.Entry<Row, Contest> entry : rows.entrySet()) {
      Row row = entry.getKey();
      Contest contest = entry.getValue();
      double ratio = contest.keras() / contest.all();
      String target;
      boolean reached;
      if (row.dtype == DType.FLOAT32) {
        double wanted = targets(row.backend)[row.function];
        target = Figures.times(wanted);
        reached = ratio >= wanted;
      } else if (row.dtype == DType.FLOAT64) {
        target = Figures.times(DOUBLE_TARGET);
        reached = ratio >= DOUBLE_TARGET;
      } else {
        double share = float32(row).all() / contest.all();
        target = Figures.format("0.8 of float32: %.2f", share);
        reached = share >= HALF_TARGET;
      }
      table.add(
          row.backend.kerasName(),
          row.label(),
          row.dtype.kerasName(),
          Figures.millions(size, contest.keras()),
          Figures.millions(size, contest.all()),
          Figures.times(ratio),
          target,
          Figures.reached(reached),
          contest.difference().toString());
    }
    table.note(
        Figures.format(
            "`initializer((%1$d, %1$d), dtype)`, seed 42, in million values a second: Keras' to a"
                + " NumPy array, ours into a Java array that is there already; the fastest call of"
                + " %2$d visits of %3$d turns, all other streams between. float64 of standard normals on TensorFlow and PyTorch is"
                + " [documented](parity.md#float64-normals) to differ in its last places now and"
                + " then.",
            settings.side(), settings.visits(), settings.roundsOfVisit()));
    return table;
  }

  /** Ours over Keras' in float32: uniform, truncated normal, normal. */
  private static double[] targets(Backend backend) {
    return switch (backend) {
      case JAX, JAX_X64 -> new double[] {10, 6, 6};
      case TENSORFLOW -> new double[] {2, 3, 2};
      case TORCH -> new double[] {2.5, 3, 1.5};
      case NUMPY -> new double[] {2, 4, 2};
    };
  }

  /** One thread of ours and all. */
  Table scaling() {
    int processors = Runtime.getRuntime().availableProcessors();
    Table table =
        new Table(
            "Scaling",
            3,
            "stream",
            "initializer",
            "dtype",
            "1 thread, M/s",
            processors + " threads, M/s",
            "ratio",
            "target",
            "reached?");
    double size = (double) settings.side() * settings.side();
    for (Map.Entry<Row, Contest> entry : rows.entrySet()) {
      Row row = entry.getKey();
      Contest contest = entry.getValue();
      boolean sequential = row.backend == Backend.TORCH || row.backend == Backend.NUMPY;
      double target = sequential ? SCALING_OF_SEQUENCES : SCALING_OF_COUNTERS;
      double ratio = contest.alone() / contest.all();
      table.add(
          row.backend.kerasName(),
          row.label(),
          row.dtype.kerasName(),
          Figures.millions(size, contest.alone()),
          Figures.millions(size, contest.all()),
          Figures.times(ratio),
          Figures.times(target),
          Figures.reached(ratio >= target));
    }
    return table;
  }

  /** Values of float32 that all processors made a second, where that was measured. */
  OptionalDouble float32Rate(Backend backend, int function) {
    Contest contest = rows.get(new Row(backend, function, DType.FLOAT32));
    double size = (double) settings.side() * settings.side();
    return contest == null ? OptionalDouble.empty() : OptionalDouble.of(size / contest.all());
  }

  private Contest float32(Row half) {
    return Objects.requireNonNull(rows.get(new Row(half.backend, half.function, DType.FLOAT32)));
  }
}
