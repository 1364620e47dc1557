package io.github.weightseed.random.jax;

import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.random.math.NaN;
import io.github.weightseed.source.DoubleSource;

/**
 * {@code jax.random.uniform} in float64: {@code max(minval, f * (maxval - minval) + minval)}, the
 * sum fused, with f the upper 52 bits of the element's two Threefry words, a multiple of 2^-52 in
 * [0, 1). Subnormals count as zero. Immutable.
 */
final class DoubleUniform implements DoubleSource.Fill {

  private static final long ONE = 0x3ff0000000000000L;

  /** Below this range a value can be subnormal, as in {@link FloatUniform}. */
  private static final double SMALLEST_RANGE = 0x1p-800;

  private final Threefry threefry;
  private final double low;
  private final double range;
  private final double nan;
  private final boolean plain;

  DoubleUniform(Threefry threefry, double minval, double maxval) {
    this.threefry = threefry;
    this.low = FlushToZero.flush(minval);
    this.range = FlushToZero.add(FlushToZero.flush(maxval), -low);
    this.nan = NaN.ofUniform(minval, maxval);
    // Then minval is the least value, nothing is subnormal and nothing NaN.
    this.plain = Double.isFinite(low) && range >= SMALLEST_RANGE && Double.isFinite(range);
  }

  @Override
  public void fill(long from, int count, double[] target, int offset) {
    int[] word0 = new int[Math.min(Threefry.BLOCK, count)];
    int[] word1 = new int[word0.length];
    for (int done = 0; done < count; done += word0.length) {
      int size = Math.min(word0.length, count - done);
      block(from + done, size, word0, word1, target, offset + done);
    }
  }

  /**
   * Makes at most {@link Threefry#BLOCK} elements, with two arrays of their number for the work
   * between.
   *
   * @param target receives the elements from {@code offset} on
   */
  void block(long from, int count, int[] word0, int[] word1, double[] target, int offset) {
    threefry.words(from, count, word0, word1);
    for (int i = 0; i < count; i++) {
      long bits = Integer.toUnsignedLong(word0[i]) << 32 | Integer.toUnsignedLong(word1[i]);
      target[offset + i] = Double.longBitsToDouble(bits >>> 12 | ONE);
    }
    if (plain) {
      for (int i = 0; i < count; i++) {
        target[offset + i] = Math.fma(target[offset + i] - 1, range, low);
      }
    } else {
      for (int i = 0; i < count; i++) {
        target[offset + i] = value(target[offset + i] - 1);
      }
    }
  }

  private double value(double fraction) {
    double value = Math.max(low, FlushToZero.fma(fraction, range, low));
    return Double.isNaN(value) ? nan : value;
  }
}
