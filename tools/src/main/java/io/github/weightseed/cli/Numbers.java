package io.github.weightseed.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them, the same on every JVM and in every country. */
final class Numbers {

  private static final String[] BINARY_UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final int SMALLEST_PLAIN_EXPONENT = -4;
  private static final int LARGEST_PLAIN_EXPONENT = 9;

  private Numbers() {}

  /** With commas between the thousands: {@code 25,636,712}. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A size in bytes: {@code 97.8 MiB}. */
  static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes + (bytes == 1 ? " byte" : " bytes");
    }
    double size = bytes;
    int unit = -1;
    while (size >= 1024) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, BINARY_UNITS[unit]);
  }

  /** A count with its noun: {@code 1 weight}, {@code 320 weights}. */
  static String count(long number, String noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Rounded to significant digits: {@code 0.058936}, {@code 1.5e-07}, {@code nan}. */
  static String significant(double number, int digits) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
      return rounded.toPlainString();
    }
    String mantissa = rounded.movePointLeft(exponent).toPlainString();
    return String.format(
        Locale.ROOT, "%se%s%02d", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
