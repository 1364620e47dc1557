package io.github.weightseed.explorer.measure;

import io.github.weightseed.Statistics;
import io.github.weightseed.TensorSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor in numbers. Immutable and safe for use by many threads.
 *
 * @param statistics mean, standard deviation and extremes; NaN where a value is
 * @param histogram how the finite values are spread between the smallest and the largest
 */
public record Summary(Statistics statistics, Histogram histogram) {

  private static final int BLOCK = 1 << 14;

  /** A summary with as many bins as {@link Histogram#bins(long)} says. */
  public static Summary of(TensorSource source, Progress progress) {
    return of(source, Histogram.bins(source.shape().size()), progress);
  }

  /**
   * Reads a tensor twice, by chunk: for the extremes, and for the counts between them.
   *
   * @param bins how many bins, at least 1
   * @param progress hears of values read, of twice as many as the tensor has
   */
  public static Summary of(TensorSource source, int bins, Progress progress) {
    return together(List.of(source), bins, progress).get(0);
  }

  /**
   * Summaries with the same bins, to be laid over each other: from the smallest value of all to the
   * largest.
   *
   * @param bins how many bins, at least 1
   * @param progress hears of values read, of twice as many as there are
   */
  public static List<Summary> together(List<TensorSource> sources, int bins, Progress progress) {
    long total = 2 * sources.stream().mapToLong(source -> source.shape().size()).sum();
    List<Statistics> statistics = new ArrayList<>();
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    long done = 0;
    for (TensorSource source : sources) {
      long before = done;
      Statistics found =
          Statistics.of(new WatchedSource(source, read -> progress.made(before + read, total)));
      boolean isFinite = Double.isFinite(found.min()) && Double.isFinite(found.max());
      double[] range = isFinite ? new double[] {found.min(), found.max()} : finiteRange(source);
      min = Math.min(min, range[0]);
      max = Math.max(max, range[1]);
      statistics.add(found);
      done += source.shape().size();
    }
    List<Summary> summaries = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      long before = done;
      Histogram histogram =
          Histogram.of(
              sources.get(i),
              min <= max ? min : 0,
              min <= max ? max : 0,
              bins,
              (read, size) -> progress.made(before + read, total));
      summaries.add(new Summary(statistics.get(i), histogram));
      done += sources.get(i).shape().size();
    }
    return summaries;
  }

  /** The smallest and the largest of the finite values; infinities where there are none. */
  private static double[] finiteRange(TensorSource source) {
    double[] block = new double[BLOCK];
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    long size = source.shape().size();
    for (long from = 0; from < size; from += BLOCK) {
      int count = (int) Math.min(BLOCK, size - from);
      source.read(from, count, block, 0);
      for (int i = 0; i < count; i++) {
        if (Double.isFinite(block[i])) {
          min = Math.min(min, block[i]);
          max = Math.max(max, block[i]);
        }
      }
    }
    return new double[] {min, max};
  }
}
