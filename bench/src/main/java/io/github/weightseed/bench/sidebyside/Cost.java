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

  /** The largest tensor may cost so much more a value than the cheapest one from 1 Mi on. */
  private static final double TARGET = 1.25;

  private static final List<Integer> POWERS = List.of(10, 15, 20, 25, 30);

  private final Settings settings;

  Cost(Settings settings) {
    this.settings = settings;
  }

  Table table() {
    List<Integer> powers = settings.quick() ? List.of(10, 12, 14) : POWERS;
    List<String> header = new ArrayList<>(List.of("stream", "initializer"));
    powers.forEach(power -> header.add(elements(power)));
    header.addAll(List.of("last / least from 1 Mi on", "target", "reached?"));
    Table table = new Table("Nanoseconds a value by size", 2, header.toArray(String[]::new));
    for (String name : settings.backends()) {
      for (Initializer initializer : Streams.INITIALIZERS) {
        List<String> cells = new ArrayList<>(List.of(name, initializer.className()));
        double least = Double.POSITIVE_INFINITY;
        double last = 0;
        for (int power : powers) {
          Progress.step("cost", name, initializer.className(), elements(power));
          last = nanoseconds(initializer, Backend.of(name), 1L << power);
          cells.add(Figures.format("%.2f", last));
          if (power >= 20 || settings.quick()) {
            least = Math.min(least, last);
          }
        }
        cells.add(Figures.times(last / least));
        cells.add("at most " + Figures.times(TARGET));
        cells.add(Figures.reached(last / least <= TARGET));
        table.add(cells.toArray(String[]::new));
      }
    }
    table.note(
        "float32, one thread, chunks of 64 Ki elements into one array, from a new source each time:"
            + " nothing is kept in memory but the chunk.");
    return table;
  }

  private static String elements(int power) {
    String[] units = {"", " Ki", " Mi", " Gi"};
    return (1 << power % 10) + units[power / 10];
  }

  private double nanoseconds(Initializer initializer, Backend backend, long size) {
    Shape shape = Shape.of(size);
    float[] chunk = new float[(int) Math.min(size, CHUNK)];
    Runnable read =
        () -> {
          TensorSource source = initializer.source(shape, DType.FLOAT32, backend);
          for (long from = 0; from < size; from += chunk.length) {
            source.read(from, chunk.length, chunk, 0);
          }
        };
    // Small tensors are over before the compiler has begun; the large ones come last.
    if (size <= 1 << 20) {
      Turns.fastest(settings.warmUpSeconds(), read);
    }
    double once = Turns.fastest(3 * settings.turnSeconds(), read);
    return Math.min(once, Turns.fastest(3 * settings.turnSeconds(), read)) * 1e9 / size;
  }
}
