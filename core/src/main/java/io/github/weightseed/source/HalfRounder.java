package io.github.weightseed.source;

/**
 * Rounds arrays of floats to a 16-bit type, with the results of {@link Float16} or {@link BFloat16}
 * for each value, and several times as fast.
 *
 * <p>By blocks, and each step in a loop of its own: the bits of the floats; the arithmetic on them,
 * which C2 turns into vector code; and then the choice, value by value, between its result and the
 * exact method, which takes the few that are no plain numbers of the type. Holds its working arrays
 * and is not thread-safe.
 */
public abstract class HalfRounder {

  private static final int BLOCK = 1024;

  private final FloatBits floatBits = new FloatBits(BLOCK);
  private final int[] bits = new int[BLOCK];
  private final int[] rounded = new int[BLOCK];

  HalfRounder() {}

  /** Rounds {@code count} values from {@code offset} on. */
  public final void round(int count, float[] values, int offset) {
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      floatBits.toBits(values, offset + done, size, bits);
      round(size, bits, rounded);
      choose(size, bits, rounded, values, offset + done);
    }
  }

  /** Writes the patterns of {@code count} values, from {@code from} on, once rounded. */
  public final void round(int count, float[] values, int from, short[] target, int offset) {
    for (int done = 0; done < count; done += BLOCK) {
      int size = Math.min(BLOCK, count - done);
      floatBits.toBits(values, from + done, size, bits);
      patterns(size, bits, rounded);
      choose(size, bits, rounded, target, offset + done);
    }
  }

  /** The bits of the rounded floats, where they are plain. */
  abstract void round(int count, int[] bits, int[] rounded);

  /** The patterns, in the low 16 bits, where the floats are plain. */
  abstract void patterns(int count, int[] bits, int[] patterns);

  abstract void choose(int count, int[] bits, int[] rounded, float[] target, int offset);

  abstract void choose(int count, int[] bits, int[] patterns, short[] target, int offset);
}
