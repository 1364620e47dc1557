package io.github.weightseed.explorer.measure;

import io.github.weightseed.Statistics;
import io.github.weightseed.TensorSource;

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
    long size = source.shape().size();
    Statistics statistics =
        Statistics.of(new WatchedSource(source, done -> progress.made(done, 2 * size)));
    double[] range = {statistics.min(), statistics.max()};
    if (!Double.isFinite(range[0]) || !Double.isFinite(range[1])) {
      range = finiteRange(source);
    }
    Histogram histogram =
        Histogram.of(
            source,
            range[0],
            range[1],
            bins,
            (done, total) -> progress.made(total + done, 2 * total));
    return new Summary(statistics, histogram);
  }

  /** The smallest and the largest of the finite values; 0 and 0 where there are none. */
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
    return min <= max ? new double[] {min, max} : new double[] {0, 0};
  }
}
