package io.github.weightseed.source;

import java.util.Arrays;

/**
 * Rounds arrays of floats to a 16-bit type, with the results of {@link Float16} or {@link BFloat16}
 * for each value, and several times as fast.
 *
 * <p>By blocks, and each step in a loop of its own: the bits of the floats; the arithmetic on them,
 * which C2 turns into vector code, and which marks what is no plain number of the type; the way to
 * the target; and the search for marks, eight patterns at a time. The exact method makes the marked
 * ones. Holds its working arrays and is not thread-safe.
 */
public abstract class HalfRounder {

  /** The sign of what is not the result. */
  static final int MARK = 1 << 31;

  private static final int BLOCK = 1024;

  /** A block is looked at as eight rows of so many patterns. */
  private static final int COLUMNS = BLOCK / 8;

  private final FloatBits floatBits = new FloatBits(BLOCK);
  private final int[] bits = new int[BLOCK];
  private final int[] patterns = new int[BLOCK];
  private final int[] any = new int[COLUMNS];

  HalfRounder() {}

  /** Writes the patterns of {@code count} values, from {@code from} on, once rounded. */
  public final void round(int count, float[] values, int from, short[] target, int offset) {
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      floatBits.toBits(values, from + done, size, bits);
      roundBlock(size, done, target, offset + done);
    }
  }

  /** Writes the patterns of doubles that are rounded to floats first: not those of one rounding. */
  public final void roundAsFloats(
      int count, double[] values, int from, short[] target, int offset) {
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      for (int i = 0; i < size; i++) {
        bits[i] = Float.floatToRawIntBits((float) values[from + done + i]);
      }
      roundBlock(size, done, target, offset + done);
    }
  }

  private void roundBlock(int size, int done, short[] target, int offset) {
    patterns(size, bits, patterns);
    for (int i = 0; i < size; i++) {
      target[offset + i] = (short) patterns[i];
    }
    if (size < BLOCK) {
      Arrays.fill(patterns, size, BLOCK, 0);
    }
    collect(patterns, any);
    for (int column = 0; column < COLUMNS; column++) {
      if (any[column] < 0) {
        replaceMarked(column, done, target, offset);
      }
    }
  }

  /**
   * The bits that any pattern of a column has. One variable for the whole block would wait for
   * itself at each pattern.
   */
  private static void collect(int[] patterns, int[] any) {
    for (int i = 0; i < COLUMNS; i++) {
      any[i] =
          patterns[i]
              | patterns[i + COLUMNS]
              | patterns[i + 2 * COLUMNS]
              | patterns[i + 3 * COLUMNS]
              | patterns[i + 4 * COLUMNS]
              | patterns[i + 5 * COLUMNS]
              | patterns[i + 6 * COLUMNS]
              | patterns[i + 7 * COLUMNS];
    }
  }

  private void replaceMarked(int column, int done, short[] target, int offset) {
    for (int i = column; i < BLOCK; i += COLUMNS) {
      if (patterns[i] < 0) {
        target[offset + i] = exact(done + i, Float.intBitsToFloat(bits[i]));
      }
    }
  }

  /** The patterns in the low 16 bits, with the mark where the floats are not plain. */
  abstract void patterns(int count, int[] bits, int[] patterns);

  /** The pattern of any float, of that index among those of one call. */
  abstract short exact(int index, float value);
}
