package io.github.weightseed.random.math;

/**
 * Fused multiply-add of floats that is fast on every processor: {@code a * b + c} with one
 * rounding.
 *
 * <p>{@link Math#fma(float, float, float)} is one instruction where the processor has it, and a
 * detour through {@code BigDecimal} where it does not, a thousand times slower. There {@link
 * #byDoubles} takes its place; both give the same bits.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Fma {

  /**
   * Longer than any call that ends in an instruction takes, shorter than any through BigDecimal, in
   * nanoseconds.
   */
  private static final long TOO_SLOW = 2000;

  private static final int TRIALS = 32;

  /** Whether {@link Math#fma} is fast here. A wrong guess costs time and never changes a bit. */
  static final boolean HARDWARE = isFast();

  private Fma() {}

  /** {@code a * b + c}, rounded once. */
  public static float fma(float a, float b, float c) {
    return HARDWARE ? Math.fma(a, b, c) : byDoubles(a, b, c);
  }

  /**
   * The same by doubles: their product is exact, their sum is rounded to odd, and then to float.
   * Rounding to odd with two or more bits to spare leaves the second rounding as if it were the
   * only one.
   *
   * <p>Source: Boldo and Melquiond, "Emulation of a FMA and Correctly Rounded Sums: Proved
   * Algorithms Using Rounding to Odd", IEEE Transactions on Computers 57(4), 2008.
   */
  static float byDoubles(float a, float b, float c) {
    double product = (double) a * b;
    double sum = product + c;
    double part = sum - product;
    double error = (product - (sum - part)) + (c - part);
    long bits = Double.doubleToRawLongBits(sum);
    // The error is NaN where the sum is infinite or NaN: such a sum stays.
    if ((error < 0 || error > 0) && (bits & 1) == 0) {
      bits += (error > 0) == (sum > 0) ? 1 : -1;
    }
    return (float) Double.longBitsToDouble(bits);
  }

  private static boolean isFast() {
    long best = Long.MAX_VALUE;
    float value = 0.75f;
    for (int i = 0; i < TRIALS; i++) {
      long start = System.nanoTime();
      value = Math.fma(value, 0.75f, 0.3f);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best < TOO_SLOW && value > 0;
  }
}
