package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.util.ArrayList;
import java.util.List;

/** What one value costs in tensors of 1 Ki to 1 Gi elements, read by chunks on one thread. */
final class Cost {

  private static final int CHUNK = 1 << 16;

  /** A value of the largest tensor may cost so much more than one of the unit's. */
  private static final double TARGET = 1.25;

  private static final List<Integer> SMALL = List.of(10, 15, 20);
  private static final List<Integer> LARGE = List.of(25, 30);

  private final Settings settings;

  Cost(Settings settings) {
    this.settings = settings;
  }

  private List<Integer> small() {
    return settings.quick() ? List.of(10, 12) : SMALL;
  }

  private List<Integer> large() {
    return settings.quick() ? List.of(14, 16) : LARGE;
  }

  /** The largest of the small tensors. */
  private long unit() {
    return 1L << small().get(small().size() - 1);
  }

  Table table() {
    List<String> header = new ArrayList<>(List.of("stream", "initializer"));
    small().forEach(power -> header.add(elements(power)));
    String unit = header.get(header.size() - 1);
    large().forEach(power -> header.addAll(List.of(elements(power), unit + " in turn")));
    header.addAll(List.of("last / " + unit + " in turn", "target", "reached?"));
    Table table = new Table("Nanoseconds a value by size", 2, header.toArray(String[]::new));
    for (String name : settings.backends()) {
      for (Initializer initializer : Streams.INITIALIZERS) {
        table.add(row(name, initializer).toArray(String[]::new));
      }
    }
    table.note(
        Figures.format(
            "float32, one thread, chunks of 64 Ki elements into one array, from a new source each"
                + " time: nothing is kept in memory but the chunk. Up to %s elements the fastest of"
                + " many tensors; the larger ones are read once, in turn with tensors of %s, as many"
                + " elements of each.",
            unit, unit));
    return table;
  }

  private List<String> row(String name, Initializer initializer) {
    List<String> cells = new ArrayList<>(List.of(name, initializer.className()));
    Backend backend = Backend.of(name);
    for (int power : small()) {
      Progress.step("cost", name, initializer.className(), elements(power));
      cells.add(Figures.format("%.2f", nanoseconds(initializer, backend, 1L << power)));
    }
    double ratio = 0;
    for (int power : large()) {
      Progress.step("cost", name, initializer.className(), elements(power));
      double[] both = inTurn(initializer, backend, 1L << power);
      cells.add(Figures.format("%.2f", both[0]));
      cells.add(Figures.format("%.2f", both[1]));
      ratio = both[0] / both[1];
    }
    cells.add(Figures.times(ratio));
    cells.add("at most " + Figures.times(TARGET));
    cells.add(Figures.reached(ratio <= TARGET));
    return cells;
  }

  private static String elements(int power) {
    String[] units = {"", " Ki", " Mi", " Gi"};
    return (1 << power % 10) + units[power / 10];
  }

  /** Of tensors that are over before the machine's speed changes: the fastest of many. */
  private double nanoseconds(Initializer initializer, Backend backend, long size) {
    Runnable read = () -> new Reading(initializer, backend, size).next(size);
    Turns.fastest(settings.warmUpSeconds(), read);
    return Turns.fastest(3 * settings.turnSeconds(), read) * 1e9 / size;
  }

  /**
   * Of a large tensor and of those of the unit that are read between its parts, as many elements of
   * each: what slows the machine for a while slows both.
   */
  private double[] inTurn(Initializer initializer, Backend backend, long size) {
    double[] seconds = new double[2];
    Reading large = new Reading(initializer, backend, size);
    for (long done = 0; done < size; done += unit()) {
      seconds[0] += seconds(() -> large.next(unit()));
      seconds[1] += seconds(() -> new Reading(initializer, backend, unit()).next(unit()));
    }
    return new double[] {seconds[0] * 1e9 / size, seconds[1] * 1e9 / size};
  }

  private static double seconds(Runnable run) {
    long start = System.nanoTime();
    run.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** A new tensor, read by chunks into one array. */
  private static final class Reading {

    private final TensorSource source;
    private final float[] chunk;
    private long from;

    Reading(Initializer initializer, Backend backend, long size) {
      source = initializer.source(Shape.of(size), DType.FLOAT32, backend);
      chunk = new float[(int) Math.min(size, CHUNK)];
    }

    void next(long count) {
      for (long end = from + count; from < end; ) {
        int length = (int) Math.min(chunk.length, end - from);
        source.read(from, length, chunk, 0);
        from += length;
      }
    }
  }
}
