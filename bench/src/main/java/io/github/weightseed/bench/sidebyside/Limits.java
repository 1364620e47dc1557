package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import java.util.List;

/**
 * How far the streams are from what the machine allows: arithmetic at the measured clock, and the
 * measured memory bandwidth.
 */
final class Limits {

  /** What two vector units of 512 bits, or three of 256 or 128, do in a cycle, in 32-bit lanes. */
  private static int lanesPerCycle() {
    return switch (Machine.vectorBits()) {
      case 512 -> 2 * 16;
      case 256 -> 3 * 8;
      default -> 3 * 4;
    };
  }

  /**
   * A kernel's work.
   *
   * @param operations on 32-bit lanes for each value, counted in the source, where doubles are two,
   *     a division or root ten, and a table's element eight; loads and stores are not counted
   * @param what they are
   */
  private record Work(Backend backend, int function, int operations, String what) {}

  private static final List<Work> WORKS =
      List.of(
          new Work(Backend.JAX, 0, 117, "Threefry 112 (a rotation is three), conversion 5"),
          new Work(Backend.JAX, 1, 195, "uniform 117, log1p 55, erf_inv 16, scaling 7"),
          new Work(Backend.JAX, 2, 192, "uniform 117, log1p 55, erf_inv 16, scaling 4"),
          new Work(Backend.TENSORFLOW, 0, 85, "Philox 80 (products in 64 bits), conversion 5"),
          new Work(Backend.TENSORFLOW, 1, 190, "1.2 times normal, choice 10"),
          new Work(Backend.TENSORFLOW, 2, 150, "Philox 80, Box-Muller in double 68, scaling 2"),
          new Work(Backend.TORCH, 0, 24, "Mersenne Twister 19, conversion 5"),
          new Work(Backend.TORCH, 1, 263, "4 times normal, choice and scaling 7"),
          new Work(Backend.TORCH, 2, 64, "uniform 22, Box-Muller 42"));

  private Limits() {}

  static Table table(Streams streams, Bandwidth bandwidth, double hertz) {
    Table table =
        new Table(
            "Distance to the limits",
            3,
            "stream",
            "initializer",
            "work of a value",
            "operations",
            "arithmetic allows, M/s",
            "memory allows, M/s",
            "ours, M/s",
            "of the lower");
    double perSecond = hertz * lanesPerCycle() * Runtime.getRuntime().availableProcessors();
    double memory = bandwidth.fillRate() / Float.BYTES;
    for (Work work : WORKS) {
      double arithmetic = perSecond / work.operations;
      streams
          .float32Rate(work.backend, work.function)
          .ifPresent(
              ours ->
                  table.add(
                      work.backend.kerasName(),
                      Streams.INITIALIZERS.get(work.function).className(),
                      work.what,
                      Figures.format("%d", work.operations),
                      Figures.millions(arithmetic, 1),
                      Figures.millions(memory, 1),
                      Figures.millions(ours, 1),
                      Figures.format("%.2f", ours / Math.min(arithmetic, memory))));
    }
    table.note(
        Figures.format(
            "float32, all processors. Operations are on 32-bit lanes, counted in the source: a double"
                + " is two, a division or root ten, an element of a table eight. The machine does %d a"
                + " cycle and processor at best, at the measured %.2f GHz. NumPy's stream has no such"
                + " limit: its state is sequential, a 128-bit product after the other.",
            lanesPerCycle(), hertz / 1e9));
    return table;
  }
}
