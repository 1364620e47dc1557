package io.github.weightseed.explorer.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers on the page. */
final class Digits {

  private static final int LEAST_EXPONENT = -4;
  private static final int MOST_EXPONENT = 6;

  private Digits() {}

  /** With commas between thousands. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Rounded to significant digits. */
  static String of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent >= LEAST_EXPONENT && exponent <= MOST_EXPONENT
        ? rounded.toPlainString()
        : String.format(
            Locale.ROOT, "%se%d", rounded.movePointLeft(exponent).toPlainString(), exponent);
  }
}
