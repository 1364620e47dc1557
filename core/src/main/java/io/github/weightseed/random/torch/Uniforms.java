package io.github.weightseed.random.torch;

import io.github.weightseed.random.Mt19937;
import io.github.weightseed.source.FloatBits;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch's {@code uniform_real_distribution} from 0 (included) to 1 (excluded): the low 24 bits of
 * a word as a float, the low 53 bits of two words (the high half first) as a double. Exact, both.
 * Not thread-safe.
 */
final class Uniforms {

  /** About the memory of a copy. */
  static final int COPY_BYTES = 2560;

  /** Elements from which on a generator is better set forward at once: most take 1 to 4 words. */
  static final long JUMP = Mt19937.JUMP / 2;

  /** Bits of a word that make a float. */
  static final int FLOAT_BITS = 24;

  /** What the last of them stands for. */
  static final float FLOAT_UNIT = 0x1p-24f;

  private static final int BLOCK = 1024;

  private static final int FLOAT_MASK = (1 << FLOAT_BITS) - 1;
  private static final int MANTISSA_MASK = (1 << 23) - 1;

  /** The bits of the float 2^23. */
  private static final int TWO_TO_23 = 0x4b000000;

  private final Mt19937 twister;
  private int @Nullable [] words;
  private @Nullable FloatBits floatBits;

  Uniforms(Mt19937 twister) {
    this.twister = twister;
  }

  Uniforms copy() {
    return new Uniforms(twister.copy());
  }

  /** Words whose lower 24 bits make floats, at most a block; the next call overwrites them. */
  int[] words(int count) {
    if (words == null) {
      words = new int[BLOCK];
    }
    twister.fill(count, words);
    return words;
  }

  void next(int count, float[] target, int offset) {
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      int[] drawn = words(size);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = (drawn[i] & FLOAT_MASK) * FLOAT_UNIT;
      }
    }
  }

  /**
   * Uniforms to the start of an array, at most a block, with 0 for those from a limit on.
   *
   * <p>The conversion of ints to floats, which C2 of JDK 17 does not vectorize, by bits: the lower
   * 23 of a multiple m of 2^-24 are the mantissa of a float from 2^23 on, the highest its sign. For
   * this float y, m is {@code y - 2^23} where y is positive, otherwise {@code -y}.
   *
   * @param limit as a multiple of 2^-24
   */
  void nextBelow(int limit, int count, float[] target) {
    int[] drawn = words(count);
    for (int i = 0; i < count; i++) {
      int multiple = drawn[i] & FLOAT_MASK;
      int below = multiple & ((multiple - limit) >> 31);
      drawn[i] = (below & MANTISSA_MASK) + TWO_TO_23 + ((below & ~MANTISSA_MASK) << 8);
    }
    if (floatBits == null) {
      floatBits = new FloatBits(BLOCK);
    }
    floatBits.toFloats(drawn, count, target, 0);
    for (int i = 0; i < count; i++) {
      float y = target[i];
      target[i] = Math.max(y - 0x1p23f, -y) * FLOAT_UNIT;
    }
  }

  void next(int count, double[] target, int offset) {
    int half = BLOCK / 2;
    for (int done = 0; done < count; done += half) {
      int size = Math.min(half, count - done);
      int[] drawn = words(2 * size);
      for (int i = 0; i < size; i++) {
        long bits = (drawn[2 * i] & 0x1fffffL) << 32 | (drawn[2 * i + 1] & 0xffffffffL);
        target[offset + done + i] = bits * 0x1p-53;
      }
    }
  }

  double nextDouble() {
    long high = twister.next() & 0x1fffffL;
    return (high << 32 | (twister.next() & 0xffffffffL)) * 0x1p-53;
  }

  void skipFloats(long count) {
    twister.skip(count);
  }

  void skipDoubles(long count) {
    twister.skip(2 * count);
  }
}
