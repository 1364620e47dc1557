package io.github.weightseed.random.torch;

import io.github.weightseed.random.math.Fma;

/**
 * PyTorch's {@code normal_fill_16_AVX2}: uniforms in groups of 16 turned into normals in place, in
 * float.
 *
 * <p>Element {@code j} of a group (0 to 7) is paired with {@code j + 8}: {@code radius = sqrt(-2
 * log(1 - u1))}, {@code theta = 2 pi u2}, and the normals are {@code radius cos(theta)} and {@code
 * radius sin(theta)}. Logarithm, sine and cosine are those of the Cephes library (Stephen Moshier)
 * as {@code avx_mathfun.h} (Julien Pommier) has them, with products and sums fused where the
 * compiler of PyTorch's wheel did so.
 *
 * <p>One pass over the block for every step or two, without branches: the compiler vectorises each.
 * Conversions between float and its bits are passes of their own. Not thread-safe.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // Cephes' own digits
final class FloatBoxMuller {

  static final int GROUP = 16;

  private static final int LANES = GROUP / 2;

  /** Pairs at a time. */
  private static final int PAIRS = 512;

  /** Cephes logf: the polynomial, and the logarithm of 2 in two parts. */
  private static final float P0 = 7.0376836292E-2f;

  private static final float P1 = -1.1514610310E-1f;
  private static final float P2 = 1.1676998740E-1f;
  private static final float P3 = -1.2420140846E-1f;
  private static final float P4 = 1.4249322787E-1f;
  private static final float P5 = -1.6668057665E-1f;
  private static final float P6 = 2.0000714765E-1f;
  private static final float P7 = -2.4999993993E-1f;
  private static final float P8 = 3.3333331174E-1f;
  private static final float Q1 = -2.12194440e-4f;
  private static final float Q2 = 0.693359375f;

  /** Bits of sqrt(1/2): smaller mantissas are doubled. */
  private static final int SQRT_HALF = 0x3f3504f3;

  private static final float TWO_PI = 0x1.921fb6p+2f;

  /** Cephes sinf and cosf: minus pi / 4 in three parts, and the polynomials. */
  private static final float DP1 = -0.78515625f;

  private static final float DP2 = -2.4187564849853515625e-4f;
  private static final float DP3 = -3.77489497744594108e-8f;
  private static final float C0 = 2.443315711809948E-005f;
  private static final float C1 = -1.388731625493765E-003f;
  private static final float C2 = 4.166664568298827E-002f;
  private static final float S0 = -1.9515295891E-4f;
  private static final float S1 = 8.3321608736E-3f;
  private static final float S2 = -1.6666654611E-1f;

  /** Bits of 1/8, 3/8, 5/8 and 7/8 of a turn: from each on, the next multiple of pi/2 is nearer. */
  private static final int EIGHTH = 0x3e000000;

  private static final int THREE_EIGHTHS = 0x3ec00000;
  private static final int FIVE_EIGHTHS = 0x3f200000;
  private static final int SEVEN_EIGHTHS = 0x3f600000;

  /** With the integer n + 64 in its low bits, a float of these bits is 2^23 + n + 64. */
  private static final int INTEGER_BITS = 0x4b000040;

  private static final float INTEGER_BASE = 0x1p23f + 64;

  private final float[] first = new float[PAIRS];
  private final float[] second = new float[PAIRS];
  private final float[] third = new float[PAIRS];
  private final float[] cosines = new float[PAIRS];
  private final float[] sines = new float[PAIRS];
  private final int[] bits = new int[PAIRS];
  private final int[] exponents = new int[PAIRS];
  private final int[] quarters = new int[PAIRS];

  /** Turns {@code count} uniforms, a multiple of 16 up to 1024, into normals. */
  void transform(float[] values, int offset, int count, float mean, float stddev) {
    int pairs = count / 2;
    for (int i = 0, at = offset; i < pairs; i += LANES, at += GROUP) {
      for (int j = 0; j < LANES; j++) {
        first[i + j] = values[at + j];
        second[i + j] = values[at + LANES + j];
      }
    }
    sinesAndCosines(pairs);
    radii(pairs);
    for (int i = 0; i < pairs; i++) {
      cosines[i] = Fma.fma(first[i] * cosines[i], stddev, mean);
      sines[i] = Fma.fma(first[i] * sines[i], stddev, mean);
    }
    for (int i = 0, at = offset; i < pairs; i += LANES, at += GROUP) {
      for (int j = 0; j < LANES; j++) {
        values[at + j] = cosines[i + j];
        values[at + LANES + j] = sines[i + j];
      }
    }
  }

  /** {@code first = sqrt(-2 log(1 - first))}. */
  private void radii(int pairs) {
    for (int i = 0; i < pairs; i++) {
      third[i] = 1f - first[i];
    }
    for (int i = 0; i < pairs; i++) {
      bits[i] = Float.floatToRawIntBits(third[i]);
    }
    for (int i = 0; i < pairs; i++) {
      int mantissa = (bits[i] & 0x007fffff) | 0x3f000000;
      int small = (mantissa - SQRT_HALF) >> 31;
      exponents[i] = (bits[i] >>> 23) - 126 + small + INTEGER_BITS;
      bits[i] = mantissa + (small & 0x00800000);
    }
    for (int i = 0; i < pairs; i++) {
      first[i] = Float.intBitsToFloat(bits[i]);
    }
    for (int i = 0; i < pairs; i++) {
      third[i] = Float.intBitsToFloat(exponents[i]);
    }
    for (int i = 0; i < pairs; i++) {
      float exponent = third[i] - INTEGER_BASE;
      float x = first[i] - 1f;
      float z = x * x;
      float y = Fma.fma(P0, x, P1);
      y = Fma.fma(y, x, P2);
      y = Fma.fma(y, x, P3);
      y = Fma.fma(y, x, P4);
      y = Fma.fma(y, x, P5);
      y = Fma.fma(y, x, P6);
      y = Fma.fma(y, x, P7);
      y = Fma.fma(y, x, P8);
      y = Fma.fma(x * y, z, exponent * Q1);
      y = Fma.fma(-z, 0.5f, y);
      first[i] = -2f * Fma.fma(exponent, Q2, x + y);
    }
    for (int i = 0; i < pairs; i++) {
      first[i] = (float) Math.sqrt(first[i]);
    }
  }

  /** {@code sines, cosines} of {@code 2 pi second}. */
  private void sinesAndCosines(int pairs) {
    // The nearest multiple of pi/2, halves up: for uniforms of 24 bits the same as Cephes' product
    // with 4/pi.
    for (int i = 0; i < pairs; i++) {
      bits[i] = Float.floatToRawIntBits(second[i]);
    }
    for (int i = 0; i < pairs; i++) {
      int b = bits[i];
      quarters[i] =
          4
              + ((b - EIGHTH) >> 31)
              + ((b - THREE_EIGHTHS) >> 31)
              + ((b - FIVE_EIGHTHS) >> 31)
              + ((b - SEVEN_EIGHTHS) >> 31);
    }
    for (int i = 0; i < pairs; i++) {
      bits[i] = INTEGER_BITS + quarters[i];
    }
    for (int i = 0; i < pairs; i++) {
      third[i] = Float.intBitsToFloat(bits[i]);
    }
    for (int i = 0; i < pairs; i++) {
      float y = (third[i] - INTEGER_BASE) * 2f;
      float x = Fma.fma(y, DP1, TWO_PI * second[i]);
      x = Fma.fma(y, DP2, x);
      second[i] = Fma.fma(y, DP3, x);
    }
    for (int i = 0; i < pairs; i++) {
      float z = second[i] * second[i];
      float c = Fma.fma(C0, z, C1);
      c = Fma.fma(c, z, C2);
      cosines[i] = Fma.fma(z, z * c, -(z * 0.5f)) + 1f;
    }
    for (int i = 0; i < pairs; i++) {
      float z = second[i] * second[i];
      float s = Fma.fma(S0, z, S1);
      s = Fma.fma(s, z, S2);
      sines[i] = Fma.fma(second[i], z * s, second[i]);
    }
    swapAndSign(pairs);
  }

  /**
   * In every other quadrant sine and cosine change places; in two each of them changes its sign.
   */
  private void swapAndSign(int pairs) {
    for (int i = 0; i < pairs; i++) {
      bits[i] = Float.floatToRawIntBits(cosines[i]);
    }
    for (int i = 0; i < pairs; i++) {
      exponents[i] = Float.floatToRawIntBits(sines[i]);
    }
    for (int i = 0; i < pairs; i++) {
      int k = quarters[i];
      int differing = (bits[i] ^ exponents[i]) & (k << 31 >> 31);
      bits[i] = (bits[i] ^ differing) ^ ((k ^ (k << 1)) << 30 & 0x80000000);
      exponents[i] = (exponents[i] ^ differing) ^ (k << 30 & 0x80000000);
    }
    for (int i = 0; i < pairs; i++) {
      cosines[i] = Float.intBitsToFloat(bits[i]);
    }
    for (int i = 0; i < pairs; i++) {
      sines[i] = Float.intBitsToFloat(exponents[i]);
    }
  }
}
