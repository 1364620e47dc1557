package io.github.weightseed.random.tensorflow;

/**
 * The NaN that a kernel of TensorFlow gives on x86, so that its bits are the same on every machine:
 * one that was given stays as Python has it, positive; one that arises is negative.
 */
final class Nan {

  private static final float POSITIVE = Float.intBitsToFloat(0x7fc00000);
  private static final float NEGATIVE = Float.intBitsToFloat(0xffc00000);

  private Nan() {}

  /** The NaN among {@code sample * scale + shift}. */
  static float of(double scale, double shift) {
    return Double.isNaN(scale) || Double.isNaN(shift) ? POSITIVE : NEGATIVE;
  }
}
