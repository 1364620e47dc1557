package io.github.weightseed.random.jax;

/**
 * The NaN that a kernel of XLA gives on x86, so that its bits are the same on every machine.
 *
 * <p>A NaN parameter stays as it is: positive, as Python's. One that arises is x86's default NaN,
 * which is negative; XLA's maximum of it with minval has minval's sign, or none in float16.
 */
final class NaN {

  /** x86's NaN with the sign that Python's has. */
  static final float POSITIVE = Float.intBitsToFloat(0x7fc00000);

  private static final float NEGATIVE = Float.intBitsToFloat(0xffc00000);

  private NaN() {}

  /** The NaN among uniform values. */
  static float ofUniform(double minval, double maxval) {
    boolean given = Double.isNaN(minval) || Double.isNaN(maxval);
    return given || Math.copySign(1, minval) > 0 ? POSITIVE : NEGATIVE;
  }

  /** The NaN among normal and truncated normal values. */
  static float ofNormal(double mean, double stddev) {
    return Double.isNaN(mean) || Double.isNaN(stddev) ? POSITIVE : NEGATIVE;
  }
}
