package io.github.weightseed.random.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.random.Mt19937;
import io.github.weightseed.random.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In reads of odd sizes, against the formula for each word, every operation rounded. */
class HalfUniformsTest {

  private static final int SEED = 77;
  private static final int SIZE = 200_000;

  /** Among so many there are some that round to 1. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT16, 0.1, -0.05",
    "FLOAT16, 1, 0",
    "FLOAT16, 1e-4, 0",
    "FLOAT16, -3, 1",
    "FLOAT16, 0, -0.0",
    "FLOAT16, 131000, -65500",
    "FLOAT16, Infinity, 0",
    "FLOAT16, 1, NaN",
    "BFLOAT16, 0.1, -0.05",
    "BFLOAT16, 1, 0",
    "BFLOAT16, -3, 1",
    "BFLOAT16, 1e-40, 0",
    "BFLOAT16, 3e38, 3e38"
  })
  void sameAsOneByOne(Precision precision, float range, float minval) {
    assertSameAsOneByOne(SIZE, precision, range, minval);
  }

  /** A part of a tensor that is large enough for a table. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT16, 0.1, -0.05",
    "FLOAT16, 131000, -65500",
    "BFLOAT16, 0.1, -0.05",
    "BFLOAT16, 1, NaN"
  })
  void sameAsOneByOneInLargeTensors(Precision precision, float range, float minval) {
    assertSameAsOneByOne(1L << 40, precision, range, minval);
  }

  private static void assertSameAsOneByOne(
      long size, Precision precision, float range, float minval) {
    HalfUniforms uniforms =
        new HalfUniforms(new Uniforms(Mt19937.seeded(SEED)), size, precision, range, minval);
    short[] actual = new short[SIZE];
    uniforms.next(1, actual, 0);
    uniforms.next(2500, actual, 1);
    uniforms.copy().next(SIZE - 2501, actual, 2501);
    Mt19937 twister = Mt19937.seeded(SEED);
    int ones = 0;
    for (int i = 0; i < SIZE; i++) {
      float uniform = precision.round((twister.next() & 0xffffff) / (float) (1 << 24));
      if (uniform == 1) {
        uniform = 0;
        ones++;
      }
      short expected = precision.bits(precision.round(range * uniform) + precision.round(minval));
      if (actual[i] != expected) {
        throw new AssertionError("Wrong: " + i);
      }
    }
    assertThat(ones).isPositive();
  }
}
