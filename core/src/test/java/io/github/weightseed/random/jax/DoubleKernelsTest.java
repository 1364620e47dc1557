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

  /** A million arguments, from the center to the far tails. */
  @Test
  void erfInvIsTheFormula() {
    DoubleErfInv kernel = new DoubleErfInv();
    SplittableRandom random = new SplittableRandom(6);
    double[] u = new double[Threefry.BLOCK];
    double[] result = new double[Threefry.BLOCK];
    long differences = 0;
    for (int block = 0; block < 1000; block++) {
      for (int i = 0; i < u.length; i++) {
        double tail = 1 - Math.scalb(random.nextDouble(0.5, 1), -random.nextInt(52));
        double magnitude = block % 2 == 0 ? random.nextDouble() : tail;
        u[i] = random.nextBoolean() ? magnitude : -magnitude;
      }
      kernel.erfInv(u, u.length, result);
      for (int i = 0; i < u.length; i++) {
        differences += result[i] == PlainJaxDoubles.erfInv(u[i]) ? 0 : 1;
      }
    }
    assertThat(differences).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 0.05", "-0.7, 2", "3, -1", "1, 0", "0, 1e300"})
  void normalsAreTheFormula(double mean, double stddev) {
    DoubleNormal normal = DoubleNormal.normal(THREEFRY, mean, stddev);
    DoubleNormal truncated = DoubleNormal.truncated(THREEFRY, mean, stddev);
    double[] normals = new double[3000];
    double[] truncatedNormals = new double[3000];
    for (long from : new long[] {0, 777, (1L << 32) - 1500, Long.MAX_VALUE - 9000}) {
      normal.fill(from, normals.length, normals, 0);
      truncated.fill(from, truncatedNormals.length, truncatedNormals, 0);
      for (int i = 0; i < normals.length; i++) {
        assertThat(normals[i])
            .isEqualTo(PlainJaxDoubles.normal(KEY0, KEY1, from + i, mean, stddev));
        assertThat(truncatedNormals[i])
            .isEqualTo(PlainJaxDoubles.truncated(KEY0, KEY1, from + i, mean, stddev));
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
