package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Float16Test {

  private static final int INFINITY = 0x7c00;

  /** The value that the bits mean, by IEEE 754. */
  private static double meaning(int bits) {
    int exponent = (bits >> 10) & 31;
    int mantissa = bits & 0x3ff;
    double magnitude =
        exponent == 0 ? Math.scalb(mantissa, -24) : Math.scalb(1024 + mantissa, exponent - 25);
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }

  @Test
  void everyFinitePatternHasItsValueAndComesBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      if ((bits & INFINITY) != INFINITY) {
        float value = Float16.toFloat((short) bits);
        assertThat((double) value).isEqualTo(meaning(bits));
        assertThat(Float16.fromFloat(value)).isEqualTo((short) bits);
      }
    }
  }

  /** Around every midpoint of two neighbours, 65520 and its infinity among them. */
  @Test
  void roundsToTheNearestAndTiesToEven() {
    for (int bits = 0; bits < INFINITY; bits++) {
      double low = meaning(bits);
      double high = bits + 1 == INFINITY ? 65536 : meaning(bits + 1);
      float middle = (float) ((low + high) / 2);
      assertThat((double) middle).isEqualTo((low + high) / 2);
      int even = bits % 2 == 0 ? bits : bits + 1;
      for (int sign : new int[] {0, 0x8000}) {
        float signed = sign == 0 ? middle : -middle;
        assertThat(Float16.fromFloat(signed)).isEqualTo((short) (sign | even));
        assertThat(Float16.round(signed)).isEqualTo(Float16.toFloat((short) (sign | even)));
        assertThat(Float16.fromFloat(towardsZero(signed))).isEqualTo((short) (sign | bits));
        assertThat(Float16.fromFloat(awayFromZero(signed))).isEqualTo((short) (sign | (bits + 1)));
      }
    }
  }

  /** One float of every 251, of all kinds. */
  @Test
  void roundingGivesTheValueOfTheBits() {
    long different = 0;
    for (long bits = 0; bits < 1L << 32; bits += 251) {
      float value = Float.intBitsToFloat((int) bits);
      int expected = Float.floatToRawIntBits(Float16.toFloat(Float16.fromFloat(value)));
      different += Float.floatToRawIntBits(Float16.round(value)) == expected ? 0 : 1;
    }
    assertThat(different).isZero();
  }

  private static float towardsZero(float value) {
    return Math.nextAfter(value, 0.0);
  }

  private static float awayFromZero(float value) {
    return Math.nextAfter(value, Math.copySign(1e30, value));
  }

  @Test
  void infinitiesAndBeyond() {
    assertThat(Float16.toFloat((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Float16.toFloat((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Float16.fromFloat(Float.MAX_VALUE)).isEqualTo((short) 0x7c00);
    assertThat(Float16.fromFloat(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xfc00);
    assertThat(Float16.fromFloat(Float.MIN_VALUE)).isZero();
    assertThat(Float16.fromFloat(-Float.MIN_VALUE)).isEqualTo((short) 0x8000);
    assertThat(Float16.round(0.1f)).isEqualTo(0.099975586f);
  }

  @Test
  void nanStaysNanWithItsSign() {
    for (int bits = INFINITY + 1; bits < 0x8000; bits++) {
      assertThat(Float16.toFloat((short) bits)).isNaN();
      assertThat(Float16.toFloat((short) (bits | 0x8000))).isNaN();
    }
    for (int payload : new int[] {1, 0x1fff, 0x2000, 0x3fffff, 0x400000}) {
      short positive = Float16.fromFloat(Float.intBitsToFloat(0x7f800000 | payload));
      short negative = Float16.fromFloat(Float.intBitsToFloat(0xff800000 | payload));
      assertThat(positive & 0xfe00).isEqualTo(0x7e00);
      assertThat(negative & 0xfe00).isEqualTo(0xfe00);
    }
  }

  /** One float of every 251, of all kinds: infinities, NaN and subnormals among them. */
  @Test
  void arraysAreRoundedAsSingleValues() {
    float[] values = new float[2500];
    short[] patterns = new short[2502];
    HalfRounder rounder = new Float16Rounder();
    long bits = 0;
    while (bits < 1L << 32) {
      for (int i = 0; i < values.length; i++, bits += 251) {
        values[i] = Float.intBitsToFloat((int) bits);
      }
      rounder.round(2499, values, 1, patterns, 2);
      for (int i = 1; i < values.length; i++) {
        if (patterns[i + 1] != Float16.fromFloat(values[i])) {
          throw new AssertionError("Wrong for " + values[i]);
        }
      }
    }
    assertThat(patterns[0]).isZero();
    assertThat(patterns[1]).isZero();
  }

  @Test
  void oneThatIsNotPlainAmongMany() {
    float[] floats = new float[1100];
    double[] doubles = new double[1100];
    short[] patterns = new short[1100];
    short[] expected = new short[1100];
    for (float special : new float[] {1e-6f, -1e-6f, -0f, 7e4f, Float.NEGATIVE_INFINITY}) {
      for (int at = 0; at < 1100; at++) {
        Arrays.fill(floats, 1.5f);
        Arrays.fill(doubles, 1.5);
        Arrays.fill(expected, (short) 0x3e00);
        floats[at] = special;
        doubles[at] = special;
        expected[at] = Float16.fromFloat(special);
        new Float16Rounder().round(1100, floats, 0, patterns, 0);
        assertThat(patterns).isEqualTo(expected);
        new DoubleRounder().round(1100, doubles, 0, patterns, 0);
        assertThat(patterns).isEqualTo(expected);
      }
    }
  }

  /** Around every half, every midpoint of two, and as far as doubles tell them apart. */
  @Test
  void doublesAreRoundedOnce() {
    double[] values = new double[6];
    short[] patterns = new short[6];
    for (int bits = 0; bits < INFINITY; bits++) {
      double low = meaning(bits);
      double middle = (low + (bits + 1 == INFINITY ? 65536 : meaning(bits + 1))) / 2;
      values[0] = low;
      values[1] = Math.nextDown(middle);
      values[2] = middle;
      values[3] = Math.nextUp(middle);
      values[4] = -values[3];
      values[5] = -values[1];
      new DoubleRounder().round(6, values, 0, patterns, 0);
      int even = bits % 2 == 0 ? bits : bits + 1;
      assertThat(patterns)
          .containsExactly(
              bits, bits, even, bits + 1, (short) (0x8000 | (bits + 1)), (short) (0x8000 | bits));
    }
    double[] special = {Double.NaN, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, -Double.MIN_VALUE};
    new DoubleRounder().round(4, special, 0, patterns, 0);
    assertThat(patterns).startsWith(0x7e00, 0x7c00, (short) 0xfc00, (short) 0x8000);
  }
}
