package io.github.weightseed.random.jax;

import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.random.math.Fma;
import io.github.weightseed.random.math.NaN;
import io.github.weightseed.source.FloatBits;
import io.github.weightseed.source.FloatSource;

/**
 * {@code jax.random.uniform} in float32: {@code max(minval, f * (maxval - minval) + minval)}, the
 * sum fused, with f the upper 23 bits of the element's two Threefry words xor-ed, a multiple of
 * 2^-23 in [0, 1). Subnormals count as zero. Immutable.
 */
final class FloatUniform implements FloatSource.Fill {

  private static final int ONE = 0x3f800000;

  /**
   * Below this range a value can be subnormal: f and minval being multiples of 2^-23 and of a
   * normal float's last place, no difference of theirs is.
   */
  private static final float SMALLEST_RANGE = 0x1p-70f;

  private final Threefry threefry;
  private final float low;
  private final float range;
  private final float nan;
  private final boolean plain;

  FloatUniform(Threefry threefry, float minval, float maxval) {
    this.threefry = threefry;
    this.low = FlushToZero.flush(minval);
    this.range = FlushToZero.add(FlushToZero.flush(maxval), -low);
    this.nan = NaN.ofUniform(minval, maxval);
    // Then minval is the least value, nothing is subnormal and nothing NaN.
    this.plain = Float.isFinite(low) && range >= SMALLEST_RANGE && Float.isFinite(range);
  }

  @Override
  public void fill(long from, int count, float[] target, int offset) {
    int[] word0 = new int[Math.min(Threefry.BLOCK, count)];
    int[] word1 = new int[word0.length];
    FloatBits bits = new FloatBits(Math.min(Threefry.BLOCK, count));
    for (int done = 0; done < count; done += word0.length) {
      int size = Math.min(word0.length, count - done);
      block(from + done, size, word0, word1, bits, target, offset + done);
    }
  }

  /**
   * Makes at most {@link Threefry#BLOCK} elements, with arrays of their number for the work
   * between.
   *
   * @param target receives the elements from {@code offset} on
   */
  void block(
      long from, int count, int[] word0, int[] word1, FloatBits bits, float[] target, int offset) {
    threefry.words(from, count, word0, word1);
    for (int i = 0; i < count; i++) {
      word0[i] = ((word0[i] ^ word1[i]) >>> 9) | ONE;
    }
    bits.toFloats(word0, count, target, offset);
    if (plain) {
      for (int i = 0; i < count; i++) {
        target[offset + i] = Fma.fma(target[offset + i] - 1f, range, low);
      }
    } else {
      for (int i = 0; i < count; i++) {
        target[offset + i] = value(target[offset + i] - 1f);
      }
    }
  }

  private float value(float fraction) {
    float value = Math.max(low, FlushToZero.fma(fraction, range, low));
    return Float.isNaN(value) ? nan : value;
  }
}
