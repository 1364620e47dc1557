package io.github.weightseed.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as Python's {@code repr} writes them.
 *
 * <p>The text is the shortest that reads back as the same double and, of several as short, the
 * nearest to it; {@code Double.toString} promises this only from JDK 19 on.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class PythonFloat {

  /** Python changes to exponent form below 1e-4 and from 1e16 on. */
  private static final int LEAST_FIXED_EXPONENT = -4;

  private static final int LEAST_SCIENTIFIC_EXPONENT = 16;

  /** Any double is told from its neighbours by this many significant digits. */
  private static final int MOST_DIGITS = 17;

  /** No two decimals of up to 15 digits read back as the same double. */
  private static final double FIFTEEN_DIGITS = 1e15;

  private PythonFloat() {}

  /**
   * Python's {@code repr(value)}: {@code 0.05}, {@code 1.0}, {@code 1e-06}, {@code 1.5e+300},
   * {@code -0.0}, {@code inf}, {@code nan}.
   */
  public static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    String sign = Math.copySign(1, value) < 0 ? "-" : "";
    double magnitude = Math.abs(value);
    if (Double.isInfinite(magnitude)) {
      return sign + "inf";
    }
    return sign + (magnitude == 0 ? "0.0" : written(shortest(magnitude)));
  }

  private static BigDecimal shortest(double magnitude) {
    double power = 1;
    for (int decimals = 0; magnitude * power < FIFTEEN_DIGITS; decimals++, power *= 10) {
      // Up to 15 digits over a power of ten up to 1e22: both exact, so their quotient is what a
      // reader of the decimal gets.
      if (decimals > 22) {
        break;
      }
      double digits = Math.rint(magnitude * power);
      if (digits / power == magnitude) {
        return BigDecimal.valueOf((long) digits, decimals);
      }
    }
    return searched(magnitude);
  }

  private static BigDecimal searched(double magnitude) {
    BigDecimal exact = new BigDecimal(magnitude);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (nearest.doubleValue() == magnitude) {
        return nearest;
      }
      // Above a power of two doubles lie twice as far apart as below: the decimal on that side may
      // read back where the nearer one does not.
      boolean below = nearest.compareTo(exact) < 0;
      BigDecimal other =
          exact.round(new MathContext(digits, below ? RoundingMode.UP : RoundingMode.DOWN));
      if (other.doubleValue() == magnitude) {
        return other;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
  }

  private static String written(BigDecimal decimal) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= LEAST_FIXED_EXPONENT && exponent < LEAST_SCIENTIFIC_EXPONENT) {
      return stripped.setScale(Math.max(1, stripped.scale())).toPlainString();
    }
    String digits = stripped.unscaledValue().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    int size = Math.abs(exponent);
    return digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (size < 10 ? "0" : "")
        + size;
  }
}
