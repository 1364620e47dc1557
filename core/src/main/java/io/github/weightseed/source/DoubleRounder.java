package io.github.weightseed.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * Rounds arrays of doubles to float16, once, with the results of {@link Float16#fromDouble} for
 * each and as fast as {@link HalfRounder}. Holds its working arrays and is not thread-safe.
 */
public final class DoubleRounder {

  private static final int BLOCK = 1024;

  /** The bits of a double that a half has not. */
  private static final int LOST = 42;

  /** Half of the least bit that stays, less the least one that goes. */
  private static final long BELOW_HALF = (1L << (LOST - 1)) - 1;

  /** The difference of the exponent biases of double and half (1023 - 15), in place. */
  private static final long REBIAS = 1008L << 52;

  /** 2^-14, the smallest normal half. */
  private static final long NORMAL_FROM = 0x3f10000000000000L;

  /** 65520, the midpoint above the largest finite half. */
  private static final long INFINITE_FROM = 0x40effe0000000000L;

  private final DoubleBuffer doubles;
  private final LongBuffer longs;
  private final long[] bits = new long[BLOCK];
  private final long[] patterns = new long[BLOCK];

  /** Makes one. */
  public DoubleRounder() {
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.nativeOrder());
    doubles = bytes.asDoubleBuffer();
    longs = bytes.asLongBuffer();
  }

  /** Writes the patterns of {@code count} values, from {@code from} on, once rounded. */
  public void round(int count, double[] values, int from, short[] target, int offset) {
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      doubles.put(0, values, from + done, size);
      longs.get(0, bits, 0, size);
      patterns(size, bits, patterns);
      choose(size, bits, patterns, target, offset + done);
    }
  }

  private static void patterns(int count, long[] bits, long[] patterns) {
    for (int i = 0; i < count; i++) {
      long magnitude = bits[i] & Long.MAX_VALUE;
      long sum = magnitude + BELOW_HALF + ((magnitude >>> LOST) & 1) - REBIAS;
      patterns[i] = (sum >>> LOST) | ((bits[i] >>> 48) & 0x8000);
    }
  }

  private static void choose(int count, long[] bits, long[] patterns, short[] target, int offset) {
    for (int i = 0; i < count; i++) {
      long magnitude = bits[i] & Long.MAX_VALUE;
      boolean isPlain = magnitude >= NORMAL_FROM && magnitude < INFINITE_FROM;
      target[offset + i] =
          isPlain ? (short) patterns[i] : Float16.fromDouble(Double.longBitsToDouble(bits[i]));
    }
  }
}
