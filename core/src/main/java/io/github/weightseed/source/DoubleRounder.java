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
  private static final int RUN = 64;
  private static final long MARK = HalfRounder.MARK;

  /** The bits of a double that a half has not. */
  private static final int LOST = 42;

  /** Half of the least bit that stays, less the least one that goes. */
  private static final long BELOW_HALF = (1L << (LOST - 1)) - 1;

  /** The difference of the exponent biases of double and half (1023 - 15), in place. */
  private static final long REBIAS = 1008L << 52;

  /** The patterns of the smallest and the largest plain number: normal, finite halves. */
  private static final int SMALLEST = 0x0400;

  private static final int LARGEST = 0x7bff;

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
      for (int start = 0; start < size; start += RUN) {
        int end = Math.min(start + RUN, size);
        if (cut(start, end, patterns, target, offset + done) >= MARK) {
          replaceMarked(start, end, target, offset + done);
        }
      }
    }
  }

  private static void patterns(int count, long[] bits, long[] patterns) {
    for (int i = 0; i < count; i++) {
      long magnitude = bits[i] & Long.MAX_VALUE;
      long sum = magnitude + BELOW_HALF + ((magnitude >>> LOST) & 1) - REBIAS;
      long pattern = sum >>> LOST;
      long mark = (((pattern - SMALLEST) | (LARGEST - pattern)) >>> 63) << 16;
      patterns[i] = (pattern & 0x7fff) | mark | ((bits[i] >>> 48) & 0x8000);
    }
  }

  private static long cut(int start, int end, long[] patterns, short[] target, int offset) {
    long any = 0;
    for (int i = start; i < end; i++) {
      any |= patterns[i];
      target[offset + i] = (short) patterns[i];
    }
    return any;
  }

  private void replaceMarked(int start, int end, short[] target, int offset) {
    for (int i = start; i < end; i++) {
      if (patterns[i] >= MARK) {
        target[offset + i] = Float16.fromDouble(Double.longBitsToDouble(bits[i]));
      }
    }
  }
}
