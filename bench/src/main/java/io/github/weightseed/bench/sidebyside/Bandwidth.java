package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the memory can do on all processors: the plainest loops there are, over arrays far larger
 * than the caches.
 *
 * @param fillSeconds for {@link Arrays#fill} of {@code bytes}
 * @param copySeconds for {@link System#arraycopy} of {@code bytes}, which are read and written
 * @param bytes the size of the array
 */
record Bandwidth(double fillSeconds, double copySeconds, double bytes) {

  static Bandwidth measure(Settings settings) {
    Progress.step("memory bandwidth");
    int size = Math.toIntExact(shape(settings).size());
    float[] from = new float[size];
    float[] to = new float[size];
    Runnable fill = () -> fill(to);
    Runnable copy =
        () -> inParts(size, (start, end) -> System.arraycopy(from, start, to, start, end - start));
    Turns.fastest(settings.warmUpSeconds(), fill);
    Turns.fastest(settings.warmUpSeconds(), copy);
    double turn = settings.turnSeconds();
    double[] best =
        Turns.best(
            settings.rounds(),
            List.of(() -> Turns.fastest(turn, fill), () -> Turns.fastest(turn, copy)));
    return new Bandwidth(best[0], best[1], 4.0 * size);
  }

  /**
   * Arrays four times as large as others: of one that is but twice the cache, what is still there
   * from the pass before makes a loop faster, or not, by the order of its parts.
   */
  static Shape shape(Settings settings) {
    return Shape.of(2 * settings.side(), 2 * settings.side());
  }

  /** The plainest loop that writes, on all processors. */
  static void fill(float[] target) {
    inParts(target.length, (start, end) -> Arrays.fill(target, start, end, 1f));
  }

  private interface Part {
    void run(int start, int end);
  }

  private static void inParts(int size, Part part) {
    int length = 1 << 16;
    IntStream.range(0, (size + length - 1) / length)
        .parallel()
        .forEach(i -> part.run(i * length, Math.min(size, (i + 1) * length)));
  }

  /** Bytes that a plain loop writes a second. */
  double fillRate() {
    return bytes / fillSeconds;
  }

  @Override
  public String toString() {
    return Figures.format(
        "%s GB/s written by `Arrays.fill`, %s GB/s read and as much written by `System.arraycopy`",
        Figures.gigabytes(bytes, fillSeconds), Figures.gigabytes(bytes, copySeconds));
  }
}
