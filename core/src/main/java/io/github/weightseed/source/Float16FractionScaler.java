package io.github.weightseed.source;

/**
 * Scales fractions in float16: samples that are multiples of 2^-24 from 0 to 1, by a positive
 * scale.
 *
 * <p>Less work than {@link Float16Scaler}: below 2^-14 such a sample is a value of the type, and
 * there are no signs. Not thread-safe.
 */
public final class Float16FractionScaler extends Float16Scaler {

  /** For parameters that {@link #fits} allows, the scale above 0. */
  public Float16FractionScaler(float scale, float shift) {
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

  private static void roundPlus(int from, int to, float[] values, float summand) {
    for (int i = from; i < to; i++) {
      float x = values[i];
      float t = Math.max(x * CUT, SUBNORMAL_CUT);
      float sum = ((x - t) + t) + summand;
      values[i] = ((sum - sum * CUT) + sum * CUT) * REBIAS;
    }
  }
}
