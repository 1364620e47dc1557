package io.github.weightseed.random.math;

/**
 * The NaN that a kernel gives on x86, so that its bits are the same on every machine.
 *
 * <p>A NaN parameter stays as it is: positive, as Python's. One that arises is x86's default NaN,
 * which is negative.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class NaN {

  /** x86's NaN with the sign that Python's has. */
  public static final float POSITIVE = Float.intBitsToFloat(0x7fc00000);

  private static final float NEGATIVE = Float.intBitsToFloat(0xffc00000);

  private NaN() {}

  /** The NaN among values scaled and shifted by two parameters. */
  public static float of(double first, double second) {
    return Double.isNaN(first) || Double.isNaN(second) ? POSITIVE : NEGATIVE;
  }

  /**
   * The NaN among uniform values: XLA's maximum of one that arises and minval has minval's sign, or
   * none in float16.
   */
  public static float ofUniform(double minval, double maxval) {
    return Math.copySign(1, minval) > 0 ? POSITIVE : of(minval, maxval);
  }
}
