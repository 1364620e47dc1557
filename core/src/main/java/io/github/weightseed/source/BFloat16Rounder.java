package io.github.weightseed.source;

/** Rounds arrays to bfloat16. Plain numbers are all but NaN. Not thread-safe. */
public final class BFloat16Rounder extends HalfRounder {

  private static final int LOST = 16;

  /** Half of the least bit that stays, less the least one that goes. */
  private static final int BELOW_HALF = 0x7fff;

  /** Makes one. */
  public BFloat16Rounder() {}

  @Override
  void round(int count, int[] bits, int[] rounded) {
    for (int i = 0; i < count; i++) {
      rounded[i] = (bits[i] + BELOW_HALF + ((bits[i] >>> LOST) & 1)) & -(1 << LOST);
    }
  }

  @Override
  void patterns(int count, int[] bits, int[] patterns) {
    for (int i = 0; i < count; i++) {
      patterns[i] = (bits[i] + BELOW_HALF + ((bits[i] >>> LOST) & 1)) >>> LOST;
    }
  }

  @Override
  void choose(int count, int[] bits, int[] rounded, float[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] =
          isPlain(bits[i])
              ? Float.intBitsToFloat(rounded[i])
              : BFloat16.round(Float.intBitsToFloat(bits[i]));
    }
  }

  @Override
  void choose(int count, int[] bits, int[] patterns, short[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] =
          isPlain(bits[i])
              ? (short) patterns[i]
              : BFloat16.fromFloat(Float.intBitsToFloat(bits[i]));
    }
  }

  private static boolean isPlain(int bits) {
    return (bits & 0x7fffffff) <= 0x7f800000;
  }
}
