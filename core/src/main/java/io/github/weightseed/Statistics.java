package io.github.weightseed;

/**
 * The mean, standard deviation and extremes of a tensor. Immutable and safe for use by many
 * threads.
 *
 * @param count the number of elements
 * @param mean the arithmetic mean; NaN without elements
 * @param stddev the standard deviation of the population (divided by {@code count}), as {@code
 *     keras.ops.std}
 * @param min the smallest element
 * @param max the largest element
 */
public record Statistics(long count, double mean, double stddev, double min, double max) {

  private static final int BLOCK = 1 << 14;

  /** The statistics of a tensor. */
  public static Statistics of(Tensor tensor) {
    return of(tensor.source());
  }

  /**
   * The statistics of a source, read block by block; sums are kept in double, the squares around a
   * running mean (Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for
   * computing sample variances", 1979).
   */
  public static Statistics of(TensorSource source) {
    double[] block = new double[BLOCK];
    long count = 0;
    double mean = 0;
    double squares = 0;
    double min = Double.NaN;
    double max = Double.NaN;
    while (count < source.shape().size()) {
      int size = (int) Math.min(BLOCK, source.shape().size() - count);
      source.read(count, size, block, 0);
      double sum = 0;
      double low = block[0];
      double high = block[0];
      for (int i = 0; i < size; i++) {
        sum += block[i];
        low = Math.min(low, block[i]);
        high = Math.max(high, block[i]);
      }
      double blockMean = sum / size;
      double blockSquares = 0;
      for (int i = 0; i < size; i++) {
        blockSquares += (block[i] - blockMean) * (block[i] - blockMean);
      }
      double shift = blockMean - mean;
      double weight = (double) size / (count + size);
      mean += shift * weight;
      squares += blockSquares + shift * shift * count * weight;
      min = count == 0 ? low : Math.min(min, low);
      max = count == 0 ? high : Math.max(max, high);
      count += size;
    }
    return new Statistics(
        count, count == 0 ? Double.NaN : mean, Math.sqrt(squares / count), min, max);
  }
}
