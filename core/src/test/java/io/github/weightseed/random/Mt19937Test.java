package io.github.weightseed.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mt19937Test {

  /**
   * The C++ standard, [rand.predef]: the 10000th word of a default-constructed mt19937, whose seed
   * is 5489.
   */
  @Test
  void makesTheWordThatTheCppStandardNames() {
    Mt19937 twister = Mt19937.seeded(5489);
    twister.skip(9999);
    assertThat(Integer.toUnsignedLong(twister.next())).isEqualTo(4123659995L);
  }

  /** The first words of mt19937ar.out, which comes with the authors' reference program. */
  @Test
  void makesTheWordsOfTheReferenceProgram() {
    Mt19937 twister = Mt19937.seededByArray(new int[] {0x123, 0x234, 0x345, 0x456});
    int[] words = new int[5];
    twister.fill(5, words);
    assertThat(words)
        .containsExactly(1067595299, 955945823, 477289528, (int) 4107218783L, (int) 4228976476L);
  }

  /** The reference program's loop, word by word, with a branch. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 42, -7, Integer.MIN_VALUE})
  void isTheRecurrence(int seed) {
    int words = 5000;
    int[] x = new int[624 + words];
    x[0] = seed;
    for (int i = 1; i < 624; i++) {
      x[i] = 1812433253 * (x[i - 1] ^ (x[i - 1] >>> 30)) + i;
    }
    int[] made = new int[words];
    Mt19937.seeded(seed).fill(words, made);
    for (int i = 0; i < words; i++) {
      int y = (x[i] & 0x80000000) | (x[i + 1] & 0x7fffffff);
      int next = x[i + 397] ^ (y >>> 1);
      x[i + 624] = (y & 1) == 0 ? next : next ^ 0x9908b0df;
      int z = x[i + 624];
      z ^= z >>> 11;
      z ^= (z << 7) & 0x9d2c5680;
      z ^= (z << 15) & 0xefc60000;
      z ^= z >>> 18;
      assertThat(made[i]).isEqualTo(z);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 226, 227, 228, 397, 623, 624, 625, 1248, 5000})
  void skippingAndFillingAreManyTimesNext(int count) {
    Mt19937 oneByOne = Mt19937.seeded(42);
    oneByOne.next();
    Mt19937 filled = oneByOne.copy();
    Mt19937 skipped = oneByOne.copy();
    int[] words = new int[count];
    filled.fill(count, words);
    skipped.skip(count);
    for (int word : words) {
      assertThat(word).isEqualTo(oneByOne.next());
    }
    int following = oneByOne.next();
    assertThat(filled.next()).isEqualTo(following);
    assertThat(skipped.next()).isEqualTo(following);
  }

  /** Also from within a batch of words, and before the first. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 623, 624, 625, 19_936, 19_937, 19_938, 100_000, 1_000_003})
  void aJumpEndsWhereSkippingDoes(long count) {
    for (int before : new int[] {0, 1, 623, 624, 1000}) {
      Mt19937 skipped = Mt19937.seeded(42);
      skipped.skip(before);
      Mt19937 jumped = skipped.copy();
      skipped.skip(count);
      jumped.jump(count);
      requireSame(jumped, skipped);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 33, (1L << 40) + 12_345, Long.MAX_VALUE - 20_000_000})
  void aLongSkipIsAJumpAndAShortOne(long count) {
    Mt19937 twice = Mt19937.seeded(7);
    twice.skip(count);
    for (int i = 0; i < 3; i++) {
      twice.skip(Mt19937.JUMP - 1);
    }
    Mt19937 once = Mt19937.seeded(7);
    once.skip(count + 3 * (Mt19937.JUMP - 1));
    requireSame(once, twice);
  }

  private static void requireSame(Mt19937 first, Mt19937 second) {
    int[] firstWords = new int[2000];
    int[] secondWords = new int[2000];
    first.fill(2000, firstWords);
    second.fill(2000, secondWords);
    assertThat(firstWords).isEqualTo(secondWords);
  }
}
