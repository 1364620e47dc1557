package io.github.weightseed.random.jax;

import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.random.math.NaN;
import io.github.weightseed.source.DoubleSource;

/**
 * {@code jax.random.normal} and {@code truncated_normal} in float64, scaled as Keras does: {@code
 * erf_inv(u) * sqrt(2) * stddev + mean}, every operation rounded, with u from {@link
 * DoubleUniform}. Subnormals count as zero. Immutable.
 */
final class DoubleNormal implements DoubleSource.Fill {

  private static final double SQRT2 = 0x1.6a09e667f3bcdp0;

  /** erf(sqrt(2)). */
  private static final double ERF_OF_TWO_STDDEVS = 0x1.e8b4307d3627ap-1;

  /** Below this stddev a value can be subnormal. */
  private static final double SMALLEST_STDDEV = 0x1p-800;

  private final DoubleUniform uniform;
  private final double limit;
  private final double mean;
  private final double stddev;
  private final double nan;
  private final boolean plain;

  private DoubleNormal(DoubleUniform uniform, double limit, double mean, double stddev) {
    this.uniform = uniform;
    this.limit = limit;
    this.mean = FlushToZero.flush(mean);
    this.stddev = FlushToZero.flush(stddev);
    this.nan = NaN.of(mean, stddev);
    // Then nothing is subnormal and nothing NaN.
    boolean normal = Math.abs(stddev) >= SMALLEST_STDDEV && Double.isFinite(stddev);
    this.plain = (normal || this.stddev == 0) && Double.isFinite(mean);
  }

  /** Normal values: u in (-1, 1). */
  static DoubleNormal normal(Threefry threefry, double mean, double stddev) {
    DoubleUniform uniform = new DoubleUniform(threefry, Math.nextUp(-1.0), 1);
    return new DoubleNormal(uniform, Double.POSITIVE_INFINITY, mean, stddev);
  }

  /** Values less than two standard deviations from the mean: u in [-erf(sqrt(2)), erf(sqrt(2))). */
  static DoubleNormal truncated(Threefry threefry, double mean, double stddev) {
    DoubleUniform uniform = new DoubleUniform(threefry, -ERF_OF_TWO_STDDEVS, ERF_OF_TWO_STDDEVS);
    return new DoubleNormal(uniform, Math.nextDown(2.0), mean, stddev);
  }

  @Override
  public void fill(long from, int count, double[] target, int offset) {
    int size = Math.min(Threefry.BLOCK, count);
    int[] word0 = new int[size];
    int[] word1 = new int[size];
    double[] u = new double[size];
    double[] standard = new double[size];
    DoubleErfInv function = new DoubleErfInv();
    for (int done = 0; done < count; done += size) {
      int length = Math.min(size, count - done);
      uniform.block(from + done, length, word0, word1, u, 0);
      function.erfInv(u, length, standard);
      if (plain) {
        scale(standard, length, target, offset + done);
      } else {
        for (int i = 0; i < length; i++) {
          target[offset + done + i] = value(standard[i]);
        }
      }
    }
  }

  private void scale(double[] erfInv, int count, double[] target, int offset) {
    if (limit == Double.POSITIVE_INFINITY) {
      for (int i = 0; i < count; i++) {
        target[offset + i] = erfInv[i] * SQRT2 * stddev + mean;
      }
    } else {
      for (int i = 0; i < count; i++) {
        double standard = Math.min(limit, Math.max(-limit, erfInv[i] * SQRT2));
        target[offset + i] = standard * stddev + mean;
      }
    }
  }

  private double value(double erfInv) {
    double standard = Math.min(limit, Math.max(-limit, erfInv * SQRT2));
    double value = FlushToZero.add(FlushToZero.multiply(standard, stddev), mean);
    return Double.isNaN(value) ? nan : value;
  }
}
