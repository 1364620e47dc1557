package io.github.weightseed.random.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Philox4x32Test {

  private static final int[] STREAM = {0xdeadbeef, 42, 0x12345678, 0x9abcdef0};

  private static Philox4x32 philox(int[] stream) {
    return new Philox4x32(stream[0], stream[1], stream[2], stream[3]);
  }

  private static int[] hex(String words) {
    return Stream.of(words.split(" ", -1))
        .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
        .toArray();
  }

  private static int[] block(Words words, int index) {
    return new int[] {
      words.word0[index], words.word1[index], words.word2[index], words.word3[index]
    };
  }

  /** Random123 1.14, tests/kat_vectors: philox4x32 10. */
  @ParameterizedTest
  @CsvSource({
    "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1",
  })
  void knownAnswers(String counter, String key, String expected) {
    int[] counters = hex(counter);
    int[] keys = hex(key);
    Words words = new Words(1);
    long low = ((long) counters[1] << 32) | Integer.toUnsignedLong(counters[0]);
    new Philox4x32(keys[0], keys[1], counters[2], counters[3]).blocks(low, 1, 1, words);
    assertThat(block(words, 0)).containsExactly(hex(expected));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        255,
        (1L << 31) - 100,
        (1L << 32) - 256,
        (1L << 32) - 255,
        (1L << 32) - 1,
        1L << 32,
        (5L << 32) - 17,
        Long.MAX_VALUE - 100_000
      })
  void blocksAreTheirCounters(long first) {
    Words words = new Words(Philox4x32.BLOCKS);
    for (int count : new int[] {Philox4x32.BLOCKS, 100, 17, 1, 0}) {
      for (int step : new int[] {1, 128, 256}) {
        philox(STREAM).blocks(first, step, count, words);
        for (int i = 0; i < count; i++) {
          long number = first + (long) step * i;
          assertThat(block(words, i)).isEqualTo(PlainTensorflow.block(STREAM, number));
        }
      }
    }
  }

  /** What the JVM finds the faster way makes the same words as the other. */
  @Test
  void blocksOneByOneAreTheirCounters() {
    Words words = new Words(3);
    long[] numbers = {0, (7L << 32) - 1, Long.MIN_VALUE + 5};
    for (int i = 0; i < numbers.length; i++) {
      words.word0[i] = (int) numbers[i];
      words.word1[i] = (int) (numbers[i] >>> 32);
    }
    PhiloxBlock.blocks(3, STREAM[0], STREAM[1], STREAM[2], STREAM[3], words);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(block(words, i)).isEqualTo(PlainTensorflow.block(STREAM, numbers[i]));
    }
  }

  @Test
  void blocksByNumberAreTheirCounters() {
    long[] numbers = {7, 0, (1L << 40) + 3, (1L << 32) - 1};
    Words words = new Words(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      words.word0[i] = (int) numbers[i];
      words.word1[i] = (int) (numbers[i] >>> 32);
    }
    philox(STREAM).blocks(numbers.length, words);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(block(words, i)).isEqualTo(PlainTensorflow.block(STREAM, numbers[i]));
    }
  }
}
