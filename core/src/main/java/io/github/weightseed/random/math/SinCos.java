package io.github.weightseed.random.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Sine and cosine in double for angles from 0 to 7, correctly rounded but for about one angle in
 * ten thousand, which is off by one unit in the last place.
 *
 * <p>The angle less the nearest multiple of pi/2 is {@code k/64 + d} with {@code |d| <= 1/128}, all
 * in pairs of doubles (high and low part, 106 bits). Then {@code sin(k/64 + d) = S + (C sin(d) - S
 * (1 - cos(d)))} and {@code cos(k/64 + d) = C - (S sin(d) + C (1 - cos(d)))}, where S and C, also
 * pairs, stand in a table and sin(d) and cos(d) are short Taylor series. The relative error before
 * the last rounding is below 2<sup>-66</sup>.
 *
 * <p>The constants of pi are its first 33, next 33 and next 53 bits; the table is summed up from
 * the Taylor series when the class is loaded. One object holds the results of the last angle; not
 * thread-safe.
 */
public final class SinCos {

  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

  /** pi/2 in three parts; a multiple of the first two by 0 to 4 is exact. */
  private static final double PART_1;

  private static final double PART_2;
  private static final double PART_3;

  /** pi to 50 digits. */
  private static final BigDecimal PI =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494");

  private static final MathContext DIGITS = new MathContext(45, RoundingMode.HALF_EVEN);

  /** Nodes of the table lie 1/64 apart and reach beyond pi/4. */
  private static final int STEPS = 64;

  private static final int NODES = 52;
  private static final double[] SIN_HIGH = new double[NODES];
  private static final double[] SIN_LOW = new double[NODES];
  private static final double[] COS_HIGH = new double[NODES];
  private static final double[] COS_LOW = new double[NODES];

  static {
    BigDecimal halfPi = PI.divide(BigDecimal.valueOf(2), DIGITS);
    PART_1 = leading(halfPi, 33);
    BigDecimal rest = halfPi.subtract(new BigDecimal(PART_1));
    PART_2 = leading(rest, 33);
    PART_3 = rest.subtract(new BigDecimal(PART_2)).doubleValue();
    for (int k = 0; k < NODES; k++) {
      BigDecimal angle = BigDecimal.valueOf(k).divide(BigDecimal.valueOf(STEPS));
      BigDecimal sine = taylor(angle, angle, 2);
      SIN_HIGH[k] = sine.doubleValue();
      SIN_LOW[k] = sine.subtract(new BigDecimal(SIN_HIGH[k])).doubleValue();
      BigDecimal cosine = taylor(angle, BigDecimal.ONE, 1);
      COS_HIGH[k] = cosine.doubleValue();
      COS_LOW[k] = cosine.subtract(new BigDecimal(COS_HIGH[k])).doubleValue();
    }
  }

  private double sin;
  private double cos;

  private static double leading(BigDecimal value, int bits) {
    long cut = Double.doubleToRawLongBits(value.doubleValue()) & -1L << (53 - bits);
    return Double.longBitsToDouble(cut);
  }

  /**
   * {@code first - first x^2 / (n (n + 1)) + ...}: the sine from x with n = 2, the cosine from 1
   * with n = 1.
   */
  private static BigDecimal taylor(BigDecimal x, BigDecimal first, int n) {
    BigDecimal square = x.multiply(x).negate();
    BigDecimal term = first;
    BigDecimal sum = first;
    for (int i = n; i < 40; i += 2) {
      term = term.multiply(square).divide(BigDecimal.valueOf((long) i * (i + 1)), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  /** The sine of the last angle. */
  public double sin() {
    return sin;
  }

  /** The cosine of the last angle. */
  public double cos() {
    return cos;
  }

  /**
   * Computes both.
   *
   * @param angle from 0 to 7
   */
  public void of(double angle) {
    double quarters = Math.rint(angle * TWO_OVER_PI);
    double reduced = angle - quarters * PART_1;
    double part = quarters * PART_2;
    double high = reduced - part;
    double low = ((reduced - high) - part) - quarters * PART_3;
    double sum = high + low;
    low = (high - sum) + low;
    // Around 0 the table is symmetric: only its upper half is stored.
    double sign = sum < 0 ? -1 : 1;
    near(sign * sum, sign * low, sign);
    int quadrant = (int) quarters & 3;
    if ((quadrant & 1) != 0) {
      double swapped = sin;
      sin = cos;
      cos = -swapped;
    }
    if ((quadrant & 2) != 0) {
      sin = -sin;
      cos = -cos;
    }
  }

  /** Sine (times the sign) and cosine of the pair high + low, from 0 to a little over pi/4. */
  private void near(double high, double low, double sign) {
    int node = (int) (high * STEPS + 0.5);
    double away = high - node / (double) STEPS;
    double d = away + low;
    double dLow = (away - d) + low;
    double square = d * d;
    double squareLow = Math.fma(d, d, -square);
    // sin(d) - d and 1 - cos(d), the latter as a pair.
    double sineTail =
        d * square * Math.fma(square, Math.fma(square, -1 / 5040.0, 1 / 120.0), -1 / 6.0);
    double versineTail = square * square * Math.fma(square, 1 / 720.0, -1 / 24.0);
    double versine = 0.5 * square;
    double versineLow = Math.fma(0.5, squareLow, Math.fma(d, dLow, versineTail));
    double s = SIN_HIGH[node];
    double c = COS_HIGH[node];
    // cos(node) sin(d) - sin(node) versine(d), products exact.
    double plus = c * d;
    double plusLow = Math.fma(c, d, -plus) + Math.fma(c, sineTail + dLow, COS_LOW[node] * d);
    double minus = s * versine;
    double minusLow = Math.fma(s, versine, -minus) + s * versineLow;
    sin = sign * sum(s, plus, -minus, SIN_LOW[node] + (plusLow - minusLow));
    plus = s * d;
    plusLow = Math.fma(s, d, -plus) + Math.fma(s, sineTail + dLow, SIN_LOW[node] * d);
    minus = c * versine;
    minusLow = Math.fma(c, versine, -minus) + c * versineLow;
    cos = sum(c, -plus, -minus, COS_LOW[node] - (plusLow + minusLow));
  }

  /**
   * The sum of four numbers of falling size, rounded once but for the last bits of the smallest.
   */
  private static double sum(double a, double b, double c, double rest) {
    double ab = a + b;
    double back = ab - a;
    double abError = (a - (ab - back)) + (b - back);
    double abc = ab + c;
    back = abc - ab;
    double abcError = (ab - (abc - back)) + (c - back);
    return abc + (abcError + (abError + rest));
  }
}
