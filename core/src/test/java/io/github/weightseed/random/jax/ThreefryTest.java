package io.github.weightseed.random.jax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreefryTest {

  /**
   * All from jax.extend.random.threefry_2x32 of JAX 0.10.2; the first three are also in Random123's
   * kat_vectors.
   */
  @ParameterizedTest
  @CsvSource({
    "00000000, 00000000, 00000000, 00000000, 6b200159, 99ba4efe",
    "ffffffff, ffffffff, ffffffff, ffffffff, 1cb996fc, bb002be7",
    "13198a2e, 03707344, 243f6a88, 85a308d3, c4923a9c, 483df7a0",
    "00000007, 00000009, 00000001, 00000005, 68deeb70, 539774d8",
    "00000007, 00000009, 00000002, ffffffff, b786979c, aec272f1",
  })
  void knownAnswers(
      String key0, String key1, String counter0, String counter1, String word0, String word1) {
    int[] first = new int[1];
    int[] second = new int[1];
    new Threefry(hex(key0), hex(key1))
        .words(Long.parseUnsignedLong(counter0 + counter1, 16), 1, first, second);
    assertThat(first).containsExactly(hex(word0));
    assertThat(second).containsExactly(hex(word1));
  }

  private static int hex(String word) {
    return Integer.parseUnsignedInt(word, 16);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        Threefry.BLOCK - 1,
        (1L << 31) - 500,
        (1L << 32) - Threefry.BLOCK,
        (1L << 32) - Threefry.BLOCK + 1,
        (1L << 32) - 1,
        1L << 32,
        (5L << 32) - 17,
        Long.MAX_VALUE - 2000
      })
  void blocksAreTheirCounters(long from) {
    int[] first = new int[Threefry.BLOCK];
    int[] second = new int[Threefry.BLOCK];
    for (int count : new int[] {Threefry.BLOCK, 500, 17, 1, 0}) {
      new Threefry(0xdeadbeef, 42).words(from, count, first, second);
      for (int i = 0; i < count; i++) {
        long words = (long) first[i] << 32 | (second[i] & 0xFFFFFFFFL);
        assertThat(words).isEqualTo(PlainJax.words(0xdeadbeef, 42, from + i));
      }
    }
  }
}
