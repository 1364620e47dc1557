package io.github.weightseed.explorer.measure;

import io.github.weightseed.TensorSource;
import java.util.Arrays;

/**
 * How many values of a tensor lie in each of some bins of one width, as {@code numpy.histogram}
 * counts them: each bin has its lower edge, and the last one its upper edge too.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Histogram {

  private static final int BLOCK = 1 << 14;
  private static final int FEWEST_BINS = 8;
  private static final int MOST_BINS = 100;

  private final double[] edges;
  private final long[] counts;
  private final long size;

  private Histogram(double[] edges, long[] counts, long size) {
    this.edges = edges;
    this.counts = counts;
    this.size = size;
  }

  /**
   * As many bins as show the form of so many values: {@code 2 * cbrt(size)} (the rule of Rice
   * University), at least 8 and at most 100.
   */
  public static int bins(long size) {
    return (int)
        Math.max(FEWEST_BINS, Math.min(MOST_BINS, Math.ceil(2 * Math.cbrt((double) size))));
  }

  /**
   * Counts a tensor's values from min to max, in one pass by chunk.
   *
   * @param min the lower edge of the first bin
   * @param max the upper edge of the last bin; where it equals min, the range is widened by 0.5 to
   *     both sides
   * @param bins how many bins, at least 1
   * @throws IllegalArgumentException when an edge is not finite, max is below min, or there is no
   *     bin
   */
  public static Histogram of(
      TensorSource source, double min, double max, int bins, Progress progress) {
    double[] edges = edges(min, max, bins);
    long[] counts = new long[bins];
    double[] block = new double[BLOCK];
    long size = source.shape().size();
    for (long from = 0; from < size; from += BLOCK) {
      int count = (int) Math.min(BLOCK, size - from);
      source.read(from, count, block, 0);
      count(block, count, edges, counts);
      progress.made(from + count, size);
    }
    return new Histogram(edges, counts, size);
  }

  /** The edges of {@code numpy.linspace(min, max, bins + 1)}. */
  private static double[] edges(double min, double max, int bins) {
    if (!Double.isFinite(min) || !Double.isFinite(max) || !Double.isFinite(max - min)) {
      throw new IllegalArgumentException(
          "A histogram needs finite edges, got min=%s, max=%s".formatted(min, max));
    }
    if (max < min || bins < 1) {
      throw new IllegalArgumentException(
          "A histogram needs max >= min and at least one bin, got min=%s, max=%s, bins=%d"
              .formatted(min, max, bins));
    }
    double low = min == max ? min - 0.5 : min;
    double high = min == max ? max + 0.5 : max;
    double[] edges = new double[bins + 1];
    double step = (high - low) / bins;
    Arrays.setAll(edges, i -> i * step + low);
    edges[bins] = high;
    return edges;
  }

  private static void count(double[] values, int size, double[] edges, long[] counts) {
    int bins = counts.length;
    double low = edges[0];
    double high = edges[bins];
    double binsPerUnit = bins / (high - low);
    for (int i = 0; i < size; i++) {
      double value = values[i];
      if (value >= low && value <= high) {
        int bin = Math.min(bins - 1, (int) ((value - low) * binsPerUnit));
        // The product is rounded: next to an edge it may name the neighbour.
        if (value < edges[bin]) {
          bin--;
        } else if (bin < bins - 1 && value >= edges[bin + 1]) {
          bin++;
        }
        counts[bin]++;
      }
    }
  }

  /** The lower edge of the first bin. */
  public double min() {
    return edges[0];
  }

  /** The upper edge of the last bin. */
  public double max() {
    return edges[counts.length];
  }

  /** How many bins there are. */
  public int bins() {
    return counts.length;
  }

  /** The edges of the bins, one more than there are bins. */
  public double[] edges() {
    return edges.clone();
  }

  /** How many values are in each bin. */
  public long[] counts() {
    return counts.clone();
  }

  /** How many values the tensor has, those outside of all bins and NaN included. */
  public long size() {
    return size;
  }

  /** How many values are in no bin: below min, above max, or NaN. */
  public long outside() {
    return size - Arrays.stream(counts).sum();
  }

  /**
   * The density of the tensor's values in each bin: the count divided by the width of the bin and
   * the number of values, to be laid over a {@link Density}.
   */
  public double[] densities() {
    double[] densities = new double[counts.length];
    Arrays.setAll(densities, i -> counts[i] / (size * (edges[i + 1] - edges[i])));
    return densities;
  }
}
