package io.github.weightseed.random.jax;

import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.random.math.NaN;
import io.github.weightseed.source.FloatBits;
import io.github.weightseed.source.FloatSource;

/**
 * {@code jax.random.normal} and {@code truncated_normal} in float32, scaled as Keras does: {@code
 * erf_inv(u) * sqrt(2) * stddev + mean}, every operation rounded, with u from {@link FloatUniform}.
 * Subnormals count as zero. Immutable.
 */
final class FloatNormal implements FloatSource.Fill {

  private static final float SQRT2 = 0x1.6a09e6p0f;

  /** erf(sqrt(2)). */
  private static final float ERF_OF_TWO_STDDEVS = 0x1.e8b43p-1f;

  /** Below this stddev a value can be subnormal. */
  private static final float SMALLEST_STDDEV = 0x1p-70f;

  private final FloatUniform uniform;
  private final float limit;
  private final float mean;
  private final float stddev;
  private final float nan;
  private final boolean plain;

  private FloatNormal(FloatUniform uniform, float limit, float mean, float stddev) {
    this.uniform = uniform;
    this.limit = limit;
    this.mean = FlushToZero.flush(mean);
    this.stddev = FlushToZero.flush(stddev);
    this.nan = NaN.of(mean, stddev);
    // Then nothing is subnormal and nothing NaN.
    boolean normal = Math.abs(stddev) >= SMALLEST_STDDEV && Float.isFinite(stddev);
    this.plain = (normal || this.stddev == 0) && Float.isFinite(mean);
  }

  /** Normal values: u in (-1, 1). */
  static FloatNormal normal(Threefry threefry, float mean, float stddev) {
    FloatUniform uniform = new FloatUniform(threefry, Math.nextUp(-1f), 1f);
    return new FloatNormal(uniform, Float.POSITIVE_INFINITY, mean, stddev);
  }

  /** Values less than two standard deviations from the mean: u in [-erf(sqrt(2)), erf(sqrt(2))). */
  static FloatNormal truncated(Threefry threefry, float mean, float stddev) {
    FloatUniform uniform = new FloatUniform(threefry, -ERF_OF_TWO_STDDEVS, ERF_OF_TWO_STDDEVS);
    return new FloatNormal(uniform, Math.nextDown(2f), mean, stddev);
  }

  @Override
  public void fill(long from, int count, float[] target, int offset) {
    int size = Math.min(Threefry.BLOCK, count);
    int[] word0 = new int[size];
    int[] word1 = new int[size];
    FloatBits bits = new FloatBits(Math.min(Threefry.BLOCK, count));
    float[] u = new float[size];
    float[] standard = new float[size];
    FloatErfInv function = new FloatErfInv();
    for (int done = 0; done < count; done += size) {
      int length = Math.min(size, count - done);
      uniform.block(from + done, length, word0, word1, bits, u, 0);
      if (limit == Float.POSITIVE_INFINITY) {
        function.erfInv(u, length, standard);
      } else {
        function.erfInvOfCenter(u, length, standard);
      }
      if (plain) {
        scale(standard, length, target, offset + done);
      } else {
        for (int i = 0; i < length; i++) {
          target[offset + done + i] = value(standard[i]);
        }
      }
    }
  }

  private void scale(float[] erfInv, int count, float[] target, int offset) {
    if (limit == Float.POSITIVE_INFINITY) {
      for (int i = 0; i < count; i++) {
        target[offset + i] = erfInv[i] * SQRT2 * stddev + mean;
      }
    } else {
      for (int i = 0; i < count; i++) {
        erfInv[i] = Math.min(limit, Math.max(-limit, erfInv[i] * SQRT2));
      }
      for (int i = 0; i < count; i++) {
        target[offset + i] = erfInv[i] * stddev + mean;
      }
    }
  }

  private float value(float erfInv) {
    float standard = Math.min(limit, Math.max(-limit, erfInv * SQRT2));
    float value = FlushToZero.add(FlushToZero.multiply(standard, stddev), mean);
    return Float.isNaN(value) ? nan : value;
  }
}
