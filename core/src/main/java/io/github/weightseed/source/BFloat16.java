package io.github.weightseed.source;

/**
 * bfloat16 by its bit pattern: the upper 16 bits of a float.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class BFloat16 {

  private BFloat16() {}

  /** The value of a bfloat16, exact. */
  public static float toFloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /**
   * The nearest bfloat16 to a float, ties to even; NaN keeps its sign and upper payload, and
   * becomes quiet.
   */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }

  /** A float rounded to the nearest bfloat16. */
  public static float round(float value) {
    return toFloat(fromFloat(value));
  }
}
