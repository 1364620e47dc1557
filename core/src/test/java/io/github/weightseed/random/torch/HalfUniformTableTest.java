package io.github.weightseed.random.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.random.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every multiple of 2^-24, against the formula, every operation rounded. */
class HalfUniformTableTest {

  private static final int ALL = 1 << 24;
  private static final int BLOCK = 1024;

  @ParameterizedTest
  @CsvSource({
    "FLOAT16, 0.1, -0.05, 147457",
    "FLOAT16, 1, 0, 147457",
    "FLOAT16, -3, 1, 147457",
    "FLOAT16, 2e-5, -6e-8, 147457",
    "BFLOAT16, 0.1, -0.05, 32769",
    "BFLOAT16, 1, 0, 32769",
    "BFLOAT16, -3, 1, 32769",
    "BFLOAT16, 0x1p-40, 0x1p-40, 32769"
  })
  void sameAsOneByOne(Precision precision, float range, float anyMinval, int size) {
    float minval = precision.round(anyMinval);
    HalfUniformTable table = new HalfUniformTable(precision, range, minval);
    assertThat(table.size()).isEqualTo(size);
    int[] words = new int[BLOCK];
    int[] places = new int[BLOCK];
    short[] patterns = new short[BLOCK + 1];
    for (int from = 0; from < ALL; from += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        // What is above the lower 24 bits does not count.
        words[i] = from + i | i << 24;
      }
      table.look(BLOCK, words, places, patterns, 1);
      for (int i = 0; i < BLOCK; i++) {
        float rounded = precision.round((from + i) / (float) ALL);
        float product = precision.round(range * (rounded == 1 ? 0 : rounded));
        if (patterns[i + 1] != precision.bits(product + minval)) {
          throw new AssertionError("Wrong: " + (from + i));
        }
      }
    }
  }
}
