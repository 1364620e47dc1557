package io.github.weightseed.bench.sidebyside;

import java.util.Locale;

/** Numbers as the tables show them. */
final class Figures {

  private Figures() {}

  /** Million a second. */
  static String millions(double count, double seconds) {
    return format("%,.0f", count / seconds / 1e6);
  }

  /** Gigabytes a second. */
  static String gigabytes(double bytes, double seconds) {
    return format("%.1f", bytes / seconds / 1e9);
  }

  static String times(double ratio) {
    return format(ratio < 10 ? "%.2f x" : "%.1f x", ratio);
  }

  static String reached(boolean reached) {
    return reached ? "yes" : "**no**";
  }

  static String format(String pattern, Object... numbers) {
    return String.format(Locale.ROOT, pattern, numbers);
  }
}
