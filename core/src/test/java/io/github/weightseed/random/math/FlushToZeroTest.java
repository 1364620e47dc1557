package io.github.weightseed.random.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlushToZeroTest {

  private static final BigDecimal FLOAT_SCALE = BigDecimal.valueOf(2).pow(200);
  private static final BigDecimal DOUBLE_SCALE = BigDecimal.valueOf(2).pow(1500);

  /** The exact value, rounded where the exponent is far from its end: 0 if that is too small. */
  private static float expected(BigDecimal exact, float sign) {
    float scaled = exact.multiply(FLOAT_SCALE).floatValue();
    return Math.abs(scaled) < Float.MIN_NORMAL * 0x1p100f * 0x1p100f
        ? Math.copySign(0f, sign)
        : exact.floatValue();
  }

  private static double expected(BigDecimal exact, double sign) {
    double scaled = exact.multiply(DOUBLE_SCALE).doubleValue();
    return Math.abs(scaled) < Double.MIN_NORMAL * 0x1p1000 * 0x1p500
        ? Math.copySign(0.0, sign)
        : exact.doubleValue();
  }

  private static float near(SplittableRandom random, int exponent) {
    int bits = random.nextInt() & 0x807fffff;
    // Often with few bits, so that ties and exact results occur.
    bits &= random.nextBoolean() ? -1 : 0xfff00000;
    return Math.scalb(Float.intBitsToFloat(bits | 0x3f800000), exponent + random.nextInt(-2, 3));
  }

  @Test
  void floatsRoundWithAnUnboundedExponent() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      float a = near(random, -60);
      float b = near(random, -66);
      float c = random.nextInt(4) == 0 ? 0 : near(random, -120);
      BigDecimal product = new BigDecimal(a).multiply(new BigDecimal(b));
      BigDecimal sum = product.add(new BigDecimal(c));
      assertThat(FlushToZero.multiply(a, b)).isEqualTo(expected(product, a * b));
      assertThat(FlushToZero.fma(a, b, c)).isEqualTo(expected(sum, Math.fma(a, b, c)));
      assertThat(FlushToZero.fma(b, a, c)).isEqualTo(expected(sum, Math.fma(a, b, c)));
    }
  }

  @Test
  void doublesRoundWithAnUnboundedExponent() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 1_000; i++) {
      double a = Math.scalb((double) near(random, 0) + random.nextLong() * 0x1p-100, -500);
      double b = Math.scalb((double) near(random, 0), -522);
      double c = random.nextInt(4) == 0 ? 0 : Math.scalb((double) near(random, 0), -1018);
      BigDecimal product = new BigDecimal(a).multiply(new BigDecimal(b));
      BigDecimal sum = product.add(new BigDecimal(c));
      assertThat(FlushToZero.multiply(a, b)).isEqualTo(expected(product, a * b));
      assertThat(FlushToZero.fma(a, b, c)).isEqualTo(expected(sum, Math.fma(a, b, c)));
    }
  }

  /**
   * Just below the smallest normal number: what IEEE 754 rounds up to it is flushed all the same.
   */
  @Test
  void tininessIsJudgedAtFullPrecision() {
    float below = 1 - 0x1p-23f;
    float rounded = 0x1p-63f * 0x1p-63f * (1 - 0x1p-24f);
    assertThat(rounded).isEqualTo(Float.MIN_NORMAL);
    assertThat(FlushToZero.multiply(0x1p-63f, 0x1p-63f * (1 - 0x1p-24f))).isZero();
    assertThat(FlushToZero.multiply(Float.MIN_NORMAL * 2, below * 0.5f)).isZero();
    assertThat(FlushToZero.multiply(Float.MIN_NORMAL, 1)).isEqualTo(Float.MIN_NORMAL);
  }

  @Test
  void subnormalOperandsCountAsZero() {
    float subnormal = -Math.nextDown(Float.MIN_NORMAL);
    assertThat(FlushToZero.flush(subnormal)).isEqualTo(-0f);
    assertThat(FlushToZero.multiply(subnormal, 1e30f)).isEqualTo(-0f);
    assertThat(FlushToZero.add(subnormal, Float.MIN_NORMAL)).isEqualTo(Float.MIN_NORMAL);
    assertThat(FlushToZero.add(Float.MIN_NORMAL, -1.5f * Float.MIN_NORMAL)).isEqualTo(-0f);
    assertThat(FlushToZero.fma(1, 1, subnormal)).isEqualTo(1);
    double small = -Math.nextDown(Double.MIN_NORMAL);
    assertThat(FlushToZero.flush(small)).isEqualTo(-0.0);
    assertThat(FlushToZero.add(small, Double.MIN_NORMAL)).isEqualTo(Double.MIN_NORMAL);
    assertThat(FlushToZero.multiply(small, 1e300)).isEqualTo(-0.0);
  }

  @Test
  void otherResultsAreIeee() {
    assertThat(FlushToZero.fma(3e38f, 2, -3e38f)).isEqualTo(Math.fma(3e38f, 2, -3e38f));
    assertThat(FlushToZero.fma(3e38f, 1, -3e38f)).isZero();
    assertThat(FlushToZero.multiply(3e38f, 3e38f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FlushToZero.multiply(0, Float.POSITIVE_INFINITY)).isNaN();
    assertThat(FlushToZero.fma(1e308, 1, -1e308)).isZero();
    assertThat(FlushToZero.multiply(0.1, 0.1)).isEqualTo(0.1 * 0.1);
  }
}
