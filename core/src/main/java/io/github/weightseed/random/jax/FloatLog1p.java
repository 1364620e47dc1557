package io.github.weightseed.random.jax;

import io.github.weightseed.random.math.Fma;
import io.github.weightseed.source.FloatBits;

/**
 * log(1 + x) in float32 for x in (-1, 0], as XLA's CPU kernels compute it on machines with FMA.
 *
 * <p>Near zero (|x| &lt; sqrt(2) - 1) a rational function of x; further away the logarithm of the
 * rounded sum, split into m 2^e with m in [sqrt(1/2), sqrt(2)), by a polynomial in m - 1. Both are
 * those of Cephes (unity.c, logf.c). The order of operations and which of them are fused was read
 * from the machine code of jaxlib 0.10.2. Not thread-safe.
 */
final class FloatLog1p {

  /** sqrt(2) - 1. */
  private static final float NEAR = 0x1.a8279ap-2f;

  /** The bits of sqrt(1/2). */
  private static final int SQRT_HALF = 0x3F3504F3;

  /** 1.5 * 2^23: a float with these upper bits holds a small integer in the lower ones. */
  private static final float INTEGER = 0x1.8p23f;

  private static final int INTEGER_BITS = 0x4B400000;

  private static final float N6 = 0x1.7bc096p-15f;
  private static final float N5 = 0x1.fe818ap-2f;
  private static final float N4 = 0x1.a509f4p2f;
  private static final float N3 = 0x1.de9738p4f;
  private static final float N2 = 0x1.e798ecp5f;
  private static final float N1 = 0x1.c8e75ap5f;
  private static final float N0 = 0x1.40a202p4f;

  private static final float D5 = 0x1.e2035ap3f;
  private static final float D4 = 0x1.4c30b6p6f;
  private static final float D3 = 0x1.bb865ap7f;
  private static final float D2 = 0x1.351946p8f;
  private static final float D1 = 0x1.b0db14p7f;
  private static final float D0 = 0x1.e0f304p5f;

  private static final float L8 = 0x1.204376p-4f;
  private static final float L7 = -0x1.d7a37p-4f;
  private static final float L6 = 0x1.de4a34p-4f;
  private static final float L5 = -0x1.fcba9ep-4f;
  private static final float L4 = 0x1.23d37ep-3f;
  private static final float L3 = -0x1.555ca0p-3f;
  private static final float L2 = 0x1.999d58p-3f;
  private static final float L1 = -0x1.fffff8p-3f;
  private static final float L0 = 0x1.555554p-2f;

  private static final float LN2_HIGH = 0x1.63p-1f;
  private static final float LN2_LOW = -0x1.bd0106p-13f;

  private final FloatBits bits = new FloatBits(Threefry.BLOCK);
  private final int[] mantissaBits = new int[Threefry.BLOCK];
  private final int[] exponentBits = new int[Threefry.BLOCK];
  private final float[] mantissas = new float[Threefry.BLOCK];
  private final float[] exponents = new float[Threefry.BLOCK];

  /** One value. */
  static float log1p(float x) {
    if (Math.abs(x) < NEAR) {
      return nearZero(x);
    }
    int bits = Float.floatToRawIntBits(1f + x);
    int exponent = (bits - SQRT_HALF) >> 23;
    return log(Float.intBitsToFloat(bits - (exponent << 23)), exponent);
  }

  // C2 vectorizes short loops only: the two formulas and the choice between them each have one of
  // their own. Joined in one loop they take four times as long.

  /**
   * The values of the first {@code count} elements of an array, in another.
   *
   * @param count from 0 to {@link Threefry#BLOCK}
   */
  void log1p(float[] x, int count, float[] result) {
    split(x, count);
    for (int i = 0; i < count; i++) {
      mantissas[i] = log(mantissas[i], exponents[i] - INTEGER);
    }
    for (int i = 0; i < count; i++) {
      result[i] = nearZero(x[i]);
    }
    for (int i = 0; i < count; i++) {
      // 1 where x is near zero, else 0: what is chosen is multiplied by 1, the other by 0.
      float near = Math.min(1f, Math.max(0f, (x[i] + NEAR) * 0x1p40f));
      result[i] = Fma.fma(near, result[i], (1f - near) * mantissas[i]);
    }
  }

  private void split(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      mantissas[i] = 1f + x[i];
    }
    bits.toBits(mantissas, 0, count, mantissaBits);
    for (int i = 0; i < count; i++) {
      int exponent = (mantissaBits[i] - SQRT_HALF) >> 23;
      mantissaBits[i] -= exponent << 23;
      exponentBits[i] = exponent + INTEGER_BITS;
    }
    bits.toFloats(mantissaBits, count, mantissas, 0);
    bits.toFloats(exponentBits, count, exponents, 0);
  }

  private static float nearZero(float x) {
    float x2 = x * x;
    float d = x + D5;
    d = Fma.fma(d, x, D4);
    d = Fma.fma(d, x, D3);
    d = Fma.fma(d, x, D2);
    d = Fma.fma(d, x, D1);
    d = Fma.fma(d, x, D0);
    float n = Fma.fma(N6, x, N5);
    n = Fma.fma(n, x, N4);
    n = Fma.fma(n, x, N3);
    n = Fma.fma(n, x, N2);
    n = Fma.fma(n, x, N1);
    n = Fma.fma(n, x, N0);
    return x + Fma.fma(x2, -0.5f, x * x2 * (n / d));
  }

  /** log(mantissa * 2^exponent). */
  private static float log(float mantissa, float exponent) {
    float y = mantissa - 1f;
    float y2 = y * y;
    float y3 = y2 * y;
    float p0 = Fma.fma(Fma.fma(y, L8, L7), y, L6);
    float p1 = Fma.fma(Fma.fma(y, L5, L4), y, L3);
    float p2 = Fma.fma(Fma.fma(y, L2, L1), y, L0);
    float p = Fma.fma(Fma.fma(p0, y3, p1), y3, p2);
    float low = Fma.fma(p, y3, exponent * LN2_LOW);
    return Fma.fma(exponent, LN2_HIGH, Fma.fma(y2, -0.5f, y) + low);
  }
}
