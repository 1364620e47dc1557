package io.github.weightseed.source;

/** Scales in bfloat16. Not thread-safe. */
public final class BFloat16Scaler extends HalfScaler {

  /** 2^s for the s bits that a float has more. */
  private static final float CUT = 0x1p16f;

  /** For parameters that {@link #fits} allows. */
  public BFloat16Scaler(float scale, float shift) {
    super(scale, shift);
  }

  @Override
  void compute(int from, int to, float[] values) {
    roundTimes(from, to, values, scale);
    roundPlus(from, to, values, shift);
  }

  private static void roundTimes(int from, int to, float[] values, float factor) {
    for (int i = from; i < to; i++) {
      float x = values[i];
      values[i] = ((x - x * CUT) + x * CUT) * factor;
    }
  }

  /** The sum is rounded, too. */
  private static void roundPlus(int from, int to, float[] values, float summand) {
    for (int i = from; i < to; i++) {
      float x = values[i];
      float sum = ((x - x * CUT) + x * CUT) + summand;
      values[i] = (sum - sum * CUT) + sum * CUT;
    }
  }

  @Override
  void patterns(int count, int[] bits, int[] patterns) {
    for (int i = 0; i < count; i++) {
      patterns[i] = bits[i] >>> 16;
    }
  }
}
