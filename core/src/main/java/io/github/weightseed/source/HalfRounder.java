package io.github.weightseed.source;

/**
 * Rounds arrays of floats to a 16-bit type, with the results of {@link Float16} or {@link BFloat16}
 * for each value, and several times as fast.
 *
 * <p>By blocks, and each step in a loop of its own: the bits of the floats; the arithmetic on them,
 * which C2 turns into vector code, and which marks what is no plain number of the type; and the way
 * to the target, by runs. Only where a run has a mark, the exact method makes the marked ones.
 * Holds its working arrays and is not thread-safe.
 */
public abstract class HalfRounder {

  /** Above a pattern's 16 bits, where it is not the result. */
  static final int MARK = 1 << 16;

  private static final int BLOCK = 1024;

  /** So short that few of them have a mark where one value in a thousand has. */
  private static final int RUN = 64;

  private final FloatBits floatBits = new FloatBits(BLOCK);
  private final int[] bits = new int[BLOCK];
  private final int[] patterns = new int[BLOCK];

  HalfRounder() {}

  /** Writes the patterns of {@code count} values, from {@code from} on, once rounded. */
  public final void round(int count, float[] values, int from, short[] target, int offset) {
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      floatBits.toBits(values, from + done, size, bits);
      patterns(size, bits, patterns);
      for (int start = 0; start < size; start += RUN) {
        int end = Math.min(start + RUN, size);
        if (cut(start, end, patterns, target, offset + done) >= MARK) {
          replaceMarked(start, end, done, target, offset + done);
        }
      }
    }
  }

  /** Copies the lower halves, and gives the bits that any of the patterns has. */
  private static int cut(int start, int end, int[] patterns, short[] target, int offset) {
    int any = 0;
    for (int i = start; i < end; i++) {
      any |= patterns[i];
      target[offset + i] = (short) patterns[i];
    }
    return any;
  }

  private void replaceMarked(int start, int end, int done, short[] target, int offset) {
    for (int i = start; i < end; i++) {
      if (patterns[i] >= MARK) {
        target[offset + i] = exact(done + i, Float.intBitsToFloat(bits[i]));
      }
    }
  }

  /** The patterns in the low 16 bits, with the mark where the floats are not plain. */
  abstract void patterns(int count, int[] bits, int[] patterns);

  /** The pattern of any float, of that index among those of one call. */
  abstract short exact(int index, float value);
}
