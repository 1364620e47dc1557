package io.github.weightseed.source;

/**
 * Scales in float16.
 *
 * <p>Below 2^-14 the values of float16 are the multiples of 2^-24. A sample or product c that is so
 * small is rounded to these by {@code (c - 0.75) + 0.75}. C2 makes no vectors of a choice, so both
 * roundings of c are computed, their difference is what the one for larger values misses, and
 * larger ones are cut down to 2^-14, where there is no difference. The sum of two values of the
 * type is exact where it is so small. Not thread-safe.
 */
public class Float16Scaler extends HalfScaler {

  /** 2^s for the s bits that a float has more. */
  static final float CUT = 0x1p13f;

  /** The smallest normal half. */
  private static final float NORMAL_FROM = 0x1p-14f;

  /** A float whose last place is 2^-24. */
  static final float SUBNORMAL_CUT = 0.75f;

  /** Times this, a value of the type has its own pattern in its bits from 13 on. */
  static final float REBIAS = 0x1p-112f;

  private final float[] small = new float[BLOCK];

  /** For parameters that {@link #fits} allows. */
  public Float16Scaler(float scale, float shift) {
    super(scale, shift);
  }

  @Override
  void compute(int from, int to, float[] values) {
    roundTimes(from, to, values, small, scale);
    roundPlus(from, to, values, small, shift);
    roundRebiased(from, to, values);
  }

  static void roundRebiased(int from, int to, float[] values) {
    for (int i = from; i < to; i++) {
      float x = values[i];
      values[i] = ((x - x * CUT) + x * CUT) * REBIAS;
    }
  }

  private static void roundTimes(int from, int to, float[] values, float[] small, float factor) {
    clamp(from, to, values, small);
    for (int i = from; i < to; i++) {
      float x = values[i];
      float c = small[i];
      float missing = ((c - SUBNORMAL_CUT) + SUBNORMAL_CUT) - ((c - c * CUT) + c * CUT);
      values[i] = (missing + ((x - x * CUT) + x * CUT)) * factor;
    }
  }

  private static void roundPlus(int from, int to, float[] values, float[] small, float summand) {
    clamp(from, to, values, small);
    for (int i = from; i < to; i++) {
      float x = values[i];
      float c = small[i];
      float missing = ((c - SUBNORMAL_CUT) + SUBNORMAL_CUT) - ((c - c * CUT) + c * CUT);
      values[i] = (missing + ((x - x * CUT) + x * CUT)) + summand;
    }
  }

  private static void clamp(int from, int to, float[] values, float[] small) {
    for (int i = from; i < to; i++) {
      small[i] = Math.max(-NORMAL_FROM, Math.min(NORMAL_FROM, values[i]));
    }
  }

  @Override
  void patterns(int count, int[] bits, int[] patterns) {
    for (int i = 0; i < count; i++) {
      patterns[i] = ((bits[i] >>> 13) & 0x7fff) | ((bits[i] >>> 16) & 0x8000);
    }
  }
}
