package io.github.weightseed.random.torch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A double as C++ streams print it: six digits, {@code -1}, {@code -0.02}, {@code -2.14748e+09},
 * {@code nan}.
 */
final class PrintedDouble {

  private static final int DIGITS = 6;

  private PrintedDouble() {}

  static String of(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if ((exponent >= -4 && exponent < DIGITS) || rounded.signum() == 0) {
      return rounded.toPlainString();
    }
    return "%se%s%02d"
        .formatted(
            rounded.movePointLeft(exponent).toPlainString(),
            exponent < 0 ? "-" : "+",
            Math.abs(exponent));
  }
}
