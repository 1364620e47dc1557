package io.github.weightseed.source;

/**
 * IEEE 754 binary16 by its bit pattern: 1 sign, 5 exponent, 10 mantissa bits.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Float16 {

  /** 2^24: subnormal halves are multiples of 2^-24. */
  private static final float SUBNORMALS = 0x1p24f;

  /**
   * 65520, the midpoint above the largest finite half (65504): from here on, rounding gives
   * infinity.
   */
  static final int INFINITE_FROM = 0x477ff000;

  private static final float INFINITE = 65520f;

  /** How many bits of a float's mantissa a half has not, as an exponent. */
  private static final int LOST_BITS = 13 << 23;

  /** 2^-14, the smallest normal half. */
  static final int NORMAL_FROM = 0x38800000;

  /** The difference of the exponent biases of float and half (127 - 15), in place. */
  static final int REBIAS = 112 << 23;

  private Float16() {}

  /** The value of a half, exact. */
  public static float toFloat(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >>> 10) & 31;
    int mantissa = bits & 0x3ff;
    if (exponent == 0) {
      return Math.copySign(mantissa / SUBNORMALS, Float.intBitsToFloat(sign | 0x3f800000));
    }
    int rebiased = exponent == 31 ? 0x7f800000 : (exponent + 112) << 23;
    return Float.intBitsToFloat(sign | rebiased | (mantissa << 13));
  }

  /**
   * The nearest half to a float, ties to even; NaN keeps its sign and upper payload, and becomes
   * quiet.
   */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | 0x7e00 | ((magnitude >>> 13) & 0x3ff));
    }
    if (magnitude >= INFINITE_FROM) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < NORMAL_FROM) {
      return (short) (sign | (int) Math.rint(Float.intBitsToFloat(magnitude) * SUBNORMALS));
    }
    int rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
    return (short) (sign | ((rounded - REBIAS) >>> 13));
  }

  /**
   * The nearest half to a double, ties to even: one rounding. The double is rounded to odd as a
   * float first, which keeps what the second rounding needs to know.
   */
  public static short fromDouble(double value) {
    return fromFloat(RoundOnce.toOdd(value));
  }

  /**
   * A float rounded to the nearest half, ties to even. Without branches for what stays finite:
   * added to 1.5 times a power of 2, all bits below a half's last are rounded away.
   */
  public static float round(float value) {
    if (!(Math.abs(value) < INFINITE)) {
      return toFloat(fromFloat(value));
    }
    int exponent = Math.max(Float.floatToRawIntBits(value) & 0x7f800000, NORMAL_FROM);
    float large = Float.intBitsToFloat((exponent + LOST_BITS) | 0x00400000);
    return Math.copySign((value + large) - large, value);
  }
}
