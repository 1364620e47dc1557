package io.github.weightseed.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floats as Python's {@code repr} writes them: the fewest digits that read back as the same double.
 */
public final class PythonFloat {

  /** So many digits tell any two doubles apart. */
  private static final int MOST_DIGITS = 17;

  /** From this power of ten on, and from {@link #SMALLEST} down, Python writes an exponent. */
  private static final int LARGEST = 16;

  private static final int SMALLEST = -5;

  private PythonFloat() {}

  /**
   * Python's {@code repr(value)}: {@code 0.1}, {@code 1.0}, {@code 1e-06}, {@code 1e+16}, {@code
   * nan}, {@code inf}.
   */
  public static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    double magnitude = Math.abs(value);
    if (Double.isInfinite(magnitude)) {
      return sign + "inf";
    }
    return sign + (magnitude == 0 ? "0.0" : text(shortest(magnitude)));
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        break;
      }
    }
    return rounded.stripTrailingZeros();
  }

  private static String text(BigDecimal number) {
    String digits = number.unscaledValue().toString();
    int exponent = number.precision() - number.scale() - 1;
    if (exponent <= SMALLEST || exponent >= LARGEST) {
      String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
      return "%s%se%s%02d"
          .formatted(digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
    String plain = number.toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }
}
