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

  /** The patterns of {@code count} floats from {@code from} on, as by {@link #fromFloat}. */
  public static void fromFloats(int count, float[] values, int from, short[] target, int offset) {
    int[] bits = BitBlocks.bits(count, values, from);
    int[] rounded = rounded(count, bits);
    for (int i = 0; i < count; i++) {
      target[offset + i] =
          isNan(bits[i]) ? fromFloat(Float.intBitsToFloat(bits[i])) : (short) (rounded[i] >>> 16);
    }
  }

  /** Rounds {@code count} floats from {@code offset} on, each as by {@link #round(float)}. */
  public static void round(int count, float[] values, int offset) {
    int[] bits = BitBlocks.bits(count, values, offset);
    int[] rounded = rounded(count, bits);
    for (int i = 0; i < count; i++) {
      float value = Float.intBitsToFloat(rounded[i] & 0xffff0000);
      values[offset + i] = isNan(bits[i]) ? round(Float.intBitsToFloat(bits[i])) : value;
    }
  }

  private static int[] rounded(int count, int[] bits) {
    int[] rounded = new int[count];
    for (int i = 0; i < count; i++) {
      rounded[i] = bits[i] + 0x7fff + ((bits[i] >>> 16) & 1);
    }
    return rounded;
  }

  private static boolean isNan(int bits) {
    return (bits & 0x7fffffff) > 0x7f800000;
  }
}
