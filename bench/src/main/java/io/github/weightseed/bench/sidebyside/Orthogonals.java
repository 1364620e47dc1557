package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.initializers.Orthogonal;

/** The time that Orthogonal takes, normals included. */
final class Orthogonals {

  /** Ours over Keras' on NumPy. */
  private static final double TARGET = 2.5;

  /** Where libraries decompose in float32, their values are this near to the exact ones. */
  private static final double NEAR = 5e-5;

  /** NumPy's may differ in one unit in the last place of 1 in 100 000. */
  private static final double FEW = 1e-5;

  private final Settings settings;
  private final Table table =
      new Table(
          "Orthogonal",
          2,
          "backend",
          "shape",
          "Keras, ms",
          "ours, ms",
          "ours / Keras'",
          "target",
          "reached?",
          "bytes equal?");

  Orthogonals(Settings settings) {
    this.settings = settings;
    table.note(
        "float32, seed 42. The target is for Keras on NumPy, which computes in double as ours does;"
            + " the other libraries decompose in float32 (half the work), and ours is within 5e-5 of"
            + " them ([why](parity.md#orthogonal)).");
  }

  void measure(KerasServer server) {
    for (long side : settings.quick() ? new long[] {64} : new long[] {1024, 2048}) {
      measure(server, Shape.of(side, side));
    }
  }

  private void measure(KerasServer server, Shape shape) {
    Backend backend = server.backend();
    Initializer initializer = Orthogonal.builder().seed(42).build();
    DType dtype = DType.FLOAT32;
    Contest contest = Contest.run(settings, settings.rounds(), server, initializer, shape, dtype);
    double ratio = contest.all() / contest.keras();
    boolean isTarget = backend == Backend.NUMPY;
    table.add(
        backend.kerasName(),
        shape.dim(0) + "x" + shape.dim(1),
        Figures.format("%.0f", contest.keras() * 1e3),
        Figures.format("%.0f", contest.all() * 1e3),
        Figures.times(ratio),
        isTarget ? "at most " + Figures.times(TARGET) : "",
        isTarget ? Figures.reached(ratio <= TARGET) : "",
        equality(backend, contest.difference()));
  }

  private static String equality(Backend backend, Difference difference) {
    if (difference.none()) {
      return "yes";
    }
    boolean asDocumented =
        backend == Backend.NUMPY
            ? difference.differing() <= Math.max(1, FEW * difference.elements())
            : difference.largest() <= NEAR;
    return difference + (asDocumented ? ", as documented" : ", **too far**");
  }

  Table table() {
    return table;
  }
}
