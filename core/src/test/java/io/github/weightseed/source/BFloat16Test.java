package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BFloat16Test {

  private static final int INFINITY = 0x7f80;

  @Test
  void everyFinitePatternHasItsValueAndComesBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      if ((bits & INFINITY) != INFINITY) {
        float value = BFloat16.toFloat((short) bits);
        assertThat(Float.floatToRawIntBits(value)).isEqualTo(bits << 16);
        assertThat(BFloat16.fromFloat(value)).isEqualTo((short) bits);
      }
    }
  }

  /** Around every midpoint of two neighbours, the largest finite one and infinity among them. */
  @Test
  void roundsToTheNearestAndTiesToEven() {
    for (int bits = 0; bits < INFINITY; bits++) {
      int middle = bits << 16 | 0x8000;
      int even = bits % 2 == 0 ? bits : bits + 1;
      for (int sign : new int[] {0, 0x8000}) {
        assertThat(rounded(sign << 16 | middle)).isEqualTo((short) (sign | even));
        assertThat(rounded(sign << 16 | (middle - 1))).isEqualTo((short) (sign | bits));
        assertThat(rounded(sign << 16 | (middle + 1))).isEqualTo((short) (sign | (bits + 1)));
      }
    }
  }

  private static short rounded(int floatBits) {
    return BFloat16.fromFloat(Float.intBitsToFloat(floatBits));
  }

  @Test
  void infinitiesAndNan() {
    assertThat(BFloat16.fromFloat(Float.POSITIVE_INFINITY)).isEqualTo((short) 0x7f80);
    assertThat(BFloat16.fromFloat(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xff80);
    assertThat(BFloat16.fromFloat(Float.MAX_VALUE)).isEqualTo((short) 0x7f80);
    // A NaN whose payload lies in the lower half alone must not become an infinity.
    assertThat(rounded(0x7f800001)).isEqualTo((short) 0x7fc0);
    assertThat(rounded(0xffffffff)).isEqualTo((short) 0xffff);
    assertThat(BFloat16.round(0.1f)).isEqualTo(0.100097656f);
  }

  /** One float of every 251, of all kinds: infinities, NaN and subnormals among them. */
  @Test
  void arraysAreRoundedAsSingleValues() {
    float[] values = new float[2500];
    double[] doubles = new double[2500];
    short[] patterns = new short[2502];
    short[] ofDoubles = new short[2502];
    HalfRounder rounder = new BFloat16Rounder();
    long bits = 0;
    while (bits < 1L << 32) {
      for (int i = 0; i < values.length; i++, bits += 251) {
        values[i] = Float.intBitsToFloat((int) bits);
        doubles[i] = values[i];
      }
      rounder.round(2499, values, 1, patterns, 2);
      rounder.roundAsFloats(2499, doubles, 1, ofDoubles, 2);
      for (int i = 1; i < values.length; i++) {
        if (patterns[i + 1] != BFloat16.fromFloat(values[i])) {
          throw new AssertionError("Wrong for " + values[i]);
        }
        if (ofDoubles[i + 1] != BFloat16.fromFloat((float) doubles[i])) {
          throw new AssertionError("Wrong for the double " + doubles[i]);
        }
      }
    }
    assertThat(patterns[0]).isZero();
    assertThat(patterns[1]).isZero();
  }
}
