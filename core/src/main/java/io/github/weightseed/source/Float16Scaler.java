package io.github.weightseed.source;

/**
 * Scales in float16.
 *
 * <p>Below 2^-14 the values of float16 are the multiples of 2^-24. With a {@code t} of 0.75 at
 * least, {@code (x - t) + t} rounds smaller magnitudes to these. So samples and products are taken
 * without their sign, which comes back from an array of its own; the sum of two values of the type
 * is exact where it is so small. Not thread-safe.
 */
public final class Float16Scaler extends HalfScaler {

  /** 2^s for the s bits that a float has more. */
  private static final float CUT = 0x1p13f;

  /** A float whose last place is 2^-24. */
  private static final float SUBNORMAL_CUT = 0.75f;

  /** Times this, a value of the type has its own pattern in its bits from 13 on. */
  private static final float REBIAS = 0x1p-112f;

  /** Makes a sample a number above 1, or below -1. */
  private static final float HUGE = 0x1p60f;

  private final float[] signs = new float[BLOCK];

  /** For parameters that {@link #fits} allows. */
  public Float16Scaler(float scale, float shift) {
    super(scale, shift);
  }

  @Override
  void compute(int from, int to, float[] values) {
    signs(from, to, values, Math.copySign(HUGE, scale), signs);
    roundTimes(from, to, values, Math.abs(scale));
    roundPlus(from, to, values, signs, shift);
  }

  /** 1, -1, or 0 for 0. */
  private static void signs(int from, int to, float[] values, float factor, float[] signs) {
    for (int i = from; i < to; i++) {
      signs[i] = Math.max(-1f, Math.min(1f, values[i] * factor));
    }
  }

  private static void roundTimes(int from, int to, float[] values, float factor) {
    for (int i = from; i < to; i++) {
      float x = Math.abs(values[i]);
      float t = Math.max(x * CUT, SUBNORMAL_CUT);
      values[i] = ((x - t) + t) * factor;
    }
  }

  /** The sum is rounded, too. */
  private static void roundPlus(int from, int to, float[] values, float[] signs, float summand) {
    for (int i = from; i < to; i++) {
      float x = values[i];
      float t = Math.max(x * CUT, SUBNORMAL_CUT);
      float sum = ((x - t) + t) * signs[i] + summand;
      values[i] = ((sum - sum * CUT) + sum * CUT) * REBIAS;
    }
  }

  @Override
  void patterns(int count, int[] bits, int[] patterns) {
    for (int i = 0; i < count; i++) {
      patterns[i] = ((bits[i] >>> 13) & 0x7fff) | ((bits[i] >>> 16) & 0x8000);
    }
  }
}
