package io.github.weightseed.random.jax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleKernelsTest {

  private static final int KEY0 = 5;
  private static final int KEY1 = 0xfedcba98;
  private static final Threefry THREEFRY = new Threefry(KEY0, KEY1);

  @ParameterizedTest
  @CsvSource({"0, 1", "-0.05, 0.05", "-3, 0.125", "-1e308, 5e307", "-0.0, 1e-200"})
  void uniformIsTheFormula(double minval, double maxval) {
    DoubleUniform kernel = new DoubleUniform(THREEFRY, minval, maxval);
    double[] values = new double[3000];
    for (long from : new long[] {0, 777, (1L << 32) - 1500, Long.MAX_VALUE - 9000}) {
      kernel.fill(from, values.length, values, 0);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isEqualTo(PlainJax.uniform(KEY0, KEY1, from + i, minval, maxval));
      }
    }
  }

  /**
   * erf(erf_inv(u)) is u: within the 1e-15 or so that Giles' approximation has, for all three of
   * its regions. The bits are compared with JAX's in JaxStreamTest.
   */
  @Test
  void erfInvIsTheInverse() {
    double[] u = new double[600];
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < u.length; i++) {
      double magnitude =
          i < 200 ? random.nextDouble() : 1 - Math.scalb(1.0, -random.nextInt(5, 30));
      u[i] = i % 2 == 0 ? magnitude : -magnitude;
    }
    double[] result = new double[u.length];
    new DoubleErfInv().erfInv(u, u.length, result);
    for (int i = 0; i < u.length; i++) {
      double expected = Math.abs(u[i]);
      // Relative to what is left to 1: there the error of the result shows.
      assertThat(Math.copySign(1, result[i])).isEqualTo(Math.copySign(1, u[i]));
      assertThat(Math.abs(erf(Math.abs(result[i])) - expected))
          .isLessThan(1e-14 * (1 - expected) + 3e-16);
    }
  }

  /** erf by its Taylor series, in 60 digits. */
  private static double erf(double x) {
    MathContext digits = new MathContext(60);
    BigDecimal square = new BigDecimal(x).pow(2, digits);
    BigDecimal power = new BigDecimal(x);
    BigDecimal sum = power;
    for (int n = 1; n < 400; n++) {
      power = power.multiply(square, digits).divide(BigDecimal.valueOf(-n), digits);
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), digits), digits);
    }
    BigDecimal pi =
        new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459");
    return sum.multiply(BigDecimal.valueOf(2)).divide(pi.sqrt(digits), digits).doubleValue();
  }
}
