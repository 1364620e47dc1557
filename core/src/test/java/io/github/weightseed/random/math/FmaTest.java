package io.github.weightseed.random.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The substitute against {@link Math#fma}, which is right on every machine. */
class FmaTest {

  private static final float[] EDGES = {
    0f,
    1f,
    3f,
    0.1f,
    0x1.fffffep-1f,
    0x1.000002p0f,
    Float.MIN_VALUE,
    3 * Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Math.nextDown(Float.MIN_NORMAL),
    0x1p-75f,
    0x1.fffffep-76f,
    0x1p-24f,
    0x1p-25f,
    0x1.8p23f,
    0x1p24f,
    0x1.000002p24f,
    0x1p63f,
    0x1.fffffep63f,
    Float.MAX_VALUE,
    0x1p127f,
    Float.POSITIVE_INFINITY,
    Float.NaN
  };

  private static void requireSame(float a, float b, float c) {
    float expected = Math.fma(a, b, c);
    float got = Fma.byDoubles(a, b, c);
    if (Float.floatToIntBits(got) != Float.floatToIntBits(expected)) {
      assertThat(got).as("fma(%a, %a, %a)", a, b, c).isEqualTo(expected);
    }
  }

  @Test
  void isExactForEveryTripleOfEdges() {
    for (float a : EDGES) {
      for (float b : EDGES) {
        for (float c : EDGES) {
          for (int signs = 0; signs < 4; signs++) {
            requireSame((signs & 1) == 0 ? a : -a, b, (signs & 2) == 0 ? c : -c);
          }
        }
      }
    }
  }

  /**
   * Sums that lie halfway between two floats but for a product's last bits, where rounding twice
   * goes wrong.
   */
  @Test
  void isExactNextToHalfway() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      float c = Float.intBitsToFloat(random.nextInt(0x00000001, 0x7f000000));
      float half = Math.ulp(c) / 2;
      float tiny = Float.intBitsToFloat(random.nextInt(0x3f800000, 0x40000000));
      float nearlyHalf = half / tiny;
      for (float sign : new float[] {1, -1}) {
        requireSame(sign * half, 1, c);
        requireSame(sign * nearlyHalf, tiny, c);
        requireSame(sign * nearlyHalf, Math.nextUp(tiny), c);
        requireSame(sign * nearlyHalf, Math.nextDown(tiny), c);
      }
    }
  }

  @Test
  void isExactForRandomBits() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 50_000; i++) {
      float a = Float.intBitsToFloat(random.nextInt());
      float b = Float.intBitsToFloat(random.nextInt());
      requireSame(a, b, Float.intBitsToFloat(random.nextInt()));
      // About as large as the product, down to where both cancel.
      int close = Float.floatToRawIntBits(a * b) + (random.nextInt() >> (i & 31));
      requireSame(a, b, Float.intBitsToFloat(close ^ (i << 31)));
    }
  }
}
