package io.github.weightseed.random.math;

/**
 * {@code log(1 + x)} in double for {@code -1 < x <= 0}, with the bits of glibc 2.36 on x86-64 with
 * FMA.
 *
 * <p>{@code 1 + x = 2^k (1 + f)} with {@code sqrt(2)/2 < 1 + f < sqrt(2)}; then {@code log(1 + f) =
 * f - f^2/2 + s (f^2/2 + R(s^2))} with {@code s = f / (2 + f)}, where R is a polynomial. The error
 * is below one unit in the last place.
 *
 * <p>Source: fdlibm 5.3, {@code s_log1p.c} (Sun Microsystems, 1993); its polynomial in even powers
 * and the places where the products and sums are fused are those of glibc's compiled code.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Log1p {

  /** fdlibm: ln2_hi and ln2_lo. */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** fdlibm: Lp1 to Lp7. */
  private static final double P1 = 0x1.5555555555593p-1;

  private static final double P2 = 0x1.999999997fa04p-2;
  private static final double P3 = 0x1.2492494229359p-2;
  private static final double P4 = 0x1.c71c51d8e78afp-3;
  private static final double P5 = 0x1.7466496cb03dep-3;
  private static final double P6 = 0x1.39a09d078c69fp-3;
  private static final double P7 = 0x1.2f112df3e5244p-3;

  private static final double TWO_THIRDS = 0x1.5555555555555p-1;

  /** Upper half of the bits of 2^-29 and of 2^-54. */
  private static final int TINY = 0x3e200000;

  private static final int NOTHING = 0x3c900000;

  /** Upper half of the bits of sqrt(2)/2 - 1: from there to 0, {@code f = x}. */
  private static final int NO_REDUCTION = 0xbfd2bec4;

  /** The mantissa's upper 20 bits of sqrt(2). */
  private static final int SQRT2 = 0x6a09e;

  private Log1p() {}

  /** The logarithm of {@code 1 + x}. */
  public static double log1p(double x) {
    int highBits = (int) (Double.doubleToRawLongBits(x) >>> 32);
    if ((highBits & 0x7fffffff) < TINY) {
      return (highBits & 0x7fffffff) < NOTHING ? x : Math.fma(-(x * x), 0.5, x);
    }
    if (highBits < NO_REDUCTION) {
      double half = 0.5 * x * x;
      return x - (half - series(x, half));
    }
    return reduced(x);
  }

  private static double reduced(double x) {
    double u = 1.0 + x;
    long bits = Double.doubleToRawLongBits(u);
    int exponent = (int) (bits >>> 52) - 1023;
    int mantissa = (int) (bits >>> 32) & 0xfffff;
    double lost = (exponent > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
    boolean upper = mantissa >= SQRT2;
    if (upper) {
      exponent++;
    }
    long reducedBits =
        (bits & 0xfffffffffffffL) | (upper ? 0x3fe0000000000000L : 0x3ff0000000000000L);
    double f = Double.longBitsToDouble(reducedBits) - 1.0;
    int distance = upper ? (0x100000 - mantissa) >> 2 : mantissa;
    double half = 0.5 * f * f;
    double correction = Math.fma(exponent, LN2_LOW, lost);
    if (distance == 0) {
      if (f == 0) {
        return exponent == 0 ? 0.0 : Math.fma(exponent, LN2_HIGH, correction);
      }
      double r = half * Math.fma(-f, TWO_THIRDS, 1.0);
      return exponent == 0 ? f - r : Math.fma(exponent, LN2_HIGH, -((r - correction) - f));
    }
    double tail = series(f, half);
    return exponent == 0
        ? f - (half - tail)
        : Math.fma(exponent, LN2_HIGH, -((half - (tail + correction)) - f));
  }

  private static double series(double f, double half) {
    double s = f / (2.0 + f);
    double z = s * s;
    double z2 = z * z;
    double z4 = z2 * z2;
    double z6 = z4 * z2;
    double low = Math.fma(z, P1, z2 * Math.fma(P3, z, P2));
    double middle = Math.fma(z4, Math.fma(P5, z, P4), low);
    return s * (half + Math.fma(z6, Math.fma(P7, z, P6), middle));
  }
}
