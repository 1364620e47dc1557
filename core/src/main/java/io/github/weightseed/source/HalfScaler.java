package io.github.weightseed.source;

/**
 * {@code x * scale + shift} in a 16-bit type for arrays of floats: x, the product and the sum are
 * each rounded to the type, to nearest, ties to even.
 *
 * <p>By float arithmetic alone, without looking at bits. With {@code t = 2^s x}, which is exact,
 * {@code (x - t) + t} is x rounded to s bits less than a float has: the difference is so much
 * larger than x that it is rounded where x shall be; only just above a power of two it is rounded
 * one place lower, to the same power. In the middle between two values of the type x has s - 1
 * zeros at its end, so that t is even at the place of rounding, and ties go to the even value.
 *
 * <p>For samples of a magnitude from 2^-60 to 8, or 0, and parameters that {@link #fits} allows:
 * then nothing overflows and no float is subnormal. Each step is a loop with few operations, as C2
 * turns no other into vector code, and the operations of a rounding stand in the loop itself: C2
 * may not inline a method that it meets when it has compiled the rest for the other type. Holds its
 * working arrays and is not thread-safe.
 */
public abstract class HalfScaler {

  /** The most values of one call. */
  public static final int BLOCK = 1024;

  private static final float LARGEST = 0x1p10f;
  private static final float SMALLEST = 0x1p-40f;

  private final FloatBits floatBits = new FloatBits(BLOCK);
  private final int[] bits = new int[BLOCK];
  private final int[] patterns = new int[BLOCK];

  final float scale;
  final float shift;

  HalfScaler(float scale, float shift) {
    this.scale = scale;
    this.shift = shift;
  }

  /** Whether this arithmetic is right for a scale and a shift, which must be of the type. */
  public static boolean fits(float scale, float shift) {
    boolean isNegativeZero = Float.floatToRawIntBits(shift) == Integer.MIN_VALUE;
    return fits(scale) && fits(shift) && !isNegativeZero;
  }

  private static boolean fits(float value) {
    float magnitude = Math.abs(value);
    return magnitude == 0 || (magnitude >= SMALLEST && magnitude <= LARGEST);
  }

  /**
   * Writes the patterns of the samples {@code from .. from + count - 1}, which it overwrites.
   *
   * @param samples an array of {@link #BLOCK} elements at most
   */
  public final void scale(int count, float[] samples, int from, short[] target, int offset) {
    compute(from, from + count, samples);
    floatBits.toBits(samples, from, count, bits);
    patterns(count, bits, patterns);
    for (int i = 0; i < count; i++) {
      target[offset + i] = (short) patterns[i];
    }
  }

  /** Replaces samples by results, or by what has the results' patterns in its bits. */
  abstract void compute(int from, int to, float[] values);

  /** The patterns, in the low 16 bits. */
  abstract void patterns(int count, int[] bits, int[] patterns);
}
