package io.github.weightseed.random.tensorflow;

import io.github.weightseed.source.FloatBits;

/**
 * The natural logarithm in float as glibc 2.28 and later compute it, for x in [2<sup>-24</sup>, 1);
 * TensorFlow calls it for all types but float64. At most 0.82 ulp off.
 *
 * <p>With {@code x = 2^k z}, z in [0.7, 1.4), and 1/c near 1/z from a table of 16: {@code log(x) =
 * k ln 2 + log(c) + log1p(z/c - 1)}, the last by a polynomial, all in double. Fused or not, the
 * floats are the same for each of the 2<sup>23</sup> arguments that TensorFlow has.
 *
 * <p>Source of algorithm, polynomial and table: ARM optimized-routines, math/logf.c and
 * math/logf_data.c (2017; N = 16, LOGF_POLY_ORDER 4), where glibc has it from. Not thread-safe.
 */
final class FloatLog {

  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double A0 = -0x1.00ea348b88334p-2;
  private static final double A1 = 0x1.5575b0be00b6ap-2;
  private static final double A2 = -0x1.ffffef20a4123p-2;

  /** 1 / c for c near the middle of each 16th of the range of z. */
  private static final double[] INVERSE_C = {
    0x1.661ec79f8f3bep+0, 0x1.571ed4aaf883dp+0, 0x1.49539f0f010b0p+0, 0x1.3c995b0b80385p+0,
    0x1.30d190c8864a5p+0, 0x1.25e227b0b8ea0p+0, 0x1.1bb4a4a1a343fp+0, 0x1.12358f08ae5bap+0,
    0x1.0953f419900a7p+0, 0x1.0000000000000p+0, 0x1.e608cfd9a47acp-1, 0x1.ca4b31f026aa0p-1,
    0x1.b2036576afce6p-1, 0x1.9c2d163a1aa2dp-1, 0x1.886e6037841edp-1, 0x1.767dcf5534862p-1,
  };

  /** log(c), to nearest. */
  private static final double[] LOG_C = {
    -0x1.57bf7808caadep-2, -0x1.2bef0a7c06ddbp-2, -0x1.01eae7f513a67p-2, -0x1.b31d8a68224e9p-3,
    -0x1.6574f0ac07758p-3, -0x1.1aa2bc79c8100p-3, -0x1.a4e76ce8c0e5ep-4, -0x1.1973c5a611cccp-4,
    -0x1.252f438e10c1ep-5, 0x0.0p+0, 0x1.aa5aa5df25984p-5, 0x1.c5e53aa362eb4p-4,
    0x1.526e57720db08p-3, 0x1.bc2860d224770p-3, 0x1.1058bc8a07ee1p-2, 0x1.4043057b6ee09p-2,
  };

  /** The bits of 0.7: where the range of z begins. */
  private static final int START = 0x3f330000;

  private static final int STEP_BITS = 23 - 4;
  private static final int SIGN_AND_EXPONENT = 0xff800000;

  /** Exponents from here to 0 occur. */
  private static final int LEAST_EXPONENT = -24;

  /** {@code k ln 2 + log(c)}, for the least k first. */
  private static final double[] BASE = new double[-LEAST_EXPONENT * 16 + 16];

  static {
    for (int i = 0; i < BASE.length; i++) {
      BASE[i] = LOG_C[i % 16] + (i / 16 + LEAST_EXPONENT) * LN2;
    }
  }

  private final FloatBits floatBits;
  private final int[] bits;
  private final double[] r;
  private final double[] base;

  /** For so many values at a time. */
  FloatLog(int most) {
    floatBits = new FloatBits(most);
    bits = new int[most];
    r = new double[most];
    base = new double[most];
  }

  /** The logarithms of the first {@code count} elements, in their places. */
  void log(float[] x, int count) {
    floatBits.toBits(x, 0, count, bits);
    for (int i = 0; i < count; i++) {
      int offset = bits[i] - START;
      double z = Float.intBitsToFloat(bits[i] - (offset & SIGN_AND_EXPONENT));
      r[i] = z * INVERSE_C[(offset >>> STEP_BITS) & 15] - 1;
      base[i] = BASE[(offset >> STEP_BITS) - LEAST_EXPONENT * 16];
    }
    polynomial(count, r, base);
    for (int i = 0; i < count; i++) {
      x[i] = (float) r[i];
    }
  }

  private static void polynomial(int count, double[] r, double[] base) {
    for (int i = 0; i < count; i++) {
      double x = r[i];
      double square = x * x;
      double y = A0 * square + (A1 * x + A2);
      r[i] = y * square + (base[i] + x);
    }
  }
}
