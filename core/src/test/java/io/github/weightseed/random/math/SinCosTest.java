package io.github.weightseed.random.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SinCosTest {

  private static final double TWO_PI = 0x1.921fb54442d18p+2;
  private static final MathContext DIGITS = new MathContext(60);

  private final SinCos functions = new SinCos();

  /** The Taylor series, far longer than needed. */
  private static double exactSine(double x, BigDecimal shift) {
    BigDecimal angle = new BigDecimal(x).add(shift);
    BigDecimal square = angle.multiply(angle, DIGITS).negate();
    BigDecimal term = angle;
    BigDecimal sum = angle;
    for (int i = 2; i < 80; i += 2) {
      term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf((long) i * (i + 1)), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.doubleValue();
  }

  /** pi/2 to 60 digits: the cosine is the sine of the angle and this. */
  private static final BigDecimal HALF_PI =
      new BigDecimal("1.57079632679489661923132169163975144209858469968755291048747");

  /**
   * If one in 10 000 were wrongly rounded, more than 5 of 10 000 would be with probability 0.06 %.
   */
  @Test
  void isCorrectlyRoundedNearlyAlways() {
    SplittableRandom random = new SplittableRandom(3);
    int wrong = 0;
    for (int i = 0; i < 5000; i++) {
      double angle = TWO_PI * random.nextDouble();
      functions.of(angle);
      wrong += functions.sin() == exactSine(angle, BigDecimal.ZERO) ? 0 : 1;
      wrong += functions.cos() == exactSine(angle, HALF_PI) ? 0 : 1;
    }
    assertThat(wrong).isLessThanOrEqualTo(5);
  }

  @Test
  void isRightWhereOneOfThemIsNearZero() {
    for (int quarter = 0; quarter <= 4; quarter++) {
      double middle = quarter * (TWO_PI / 4);
      for (double away : new double[] {0, 0x1p-52, -0x1p-52, 0x1p-40, -0x1p-30, 0x1p-20, -0x1p-8}) {
        double angle = middle + away;
        if (angle >= 0) {
          functions.of(angle);
          assertThat(functions.sin()).isEqualTo(exactSine(angle, BigDecimal.ZERO));
          assertThat(functions.cos()).isEqualTo(exactSine(angle, HALF_PI));
        }
      }
    }
  }

  /** StrictMath is less than one unit in the last place off. */
  @Test
  void isNeverFarFromTheJdk() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200_000; i++) {
      double angle = TWO_PI * random.nextDouble();
      functions.of(angle);
      double sine = StrictMath.sin(angle);
      double cosine = StrictMath.cos(angle);
      if (Math.abs(functions.sin() - sine) > Math.ulp(sine)
          || Math.abs(functions.cos() - cosine) > Math.ulp(cosine)) {
        assertThat(functions.sin()).as("sin(%a)", angle).isEqualTo(sine);
        assertThat(functions.cos()).as("cos(%a)", angle).isEqualTo(cosine);
      }
    }
  }
}
