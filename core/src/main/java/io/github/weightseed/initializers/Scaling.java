package io.github.weightseed.initializers;

import io.github.weightseed.Fans;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * What {@link VarianceScaling} scales by, and the distribution it draws from.
 *
 * @param scale an int (Long, BigInteger) or a Double, above 0
 * @param mode which fan divides it
 * @param distribution what the values are drawn from
 */
record Scaling(Number scale, Mode mode, Distribution distribution) {

  /** More than enough digits to round the quotient of two 64-bit ints to the nearest double. */
  private static final MathContext DIGITS = new MathContext(60);

  /** Which fan the scale is divided by. */
  enum Mode {
    FAN_IN,
    FAN_OUT,
    FAN_AVG;

    /** The name in Keras. */
    String kerasName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What values are drawn from. */
  enum Distribution {
    TRUNCATED_NORMAL,
    UNIFORM,
    UNTRUNCATED_NORMAL;

    /** The name in Keras. */
    String kerasName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Keras' {@code scale / max(1.0, n)}, in Python's arithmetic: two ints are divided exactly, then
   * rounded once.
   */
  double variance(Fans fans) {
    return switch (mode) {
      case FAN_IN -> quotient(fans.fanIn());
      case FAN_OUT -> quotient(fans.fanOut());
      case FAN_AVG -> scale.doubleValue() / Math.max(1.0, fans.average());
    };
  }

  private double quotient(long fan) {
    if (fan <= 1 || scale instanceof Double) {
      return scale.doubleValue() / Math.max(1.0, (double) fan);
    }
    return new BigDecimal(scale.toString()).divide(BigDecimal.valueOf(fan), DIGITS).doubleValue();
  }
}
