package io.github.weightseed.source;

/**
 * Rounds arrays to float16. Plain numbers are those that become normal, finite halves: their bits
 * are rounded by adding and cut off. Not thread-safe.
 */
public final class Float16Rounder extends HalfRounder {

  /** The bits of a float that a half has not. */
  private static final int LOST = 13;

  /** Half of the least bit that stays, less the least one that goes. */
  private static final int BELOW_HALF = 0xfff;

  /** Makes one. */
  public Float16Rounder() {}

  @Override
  void round(int count, int[] bits, int[] rounded) {
    for (int i = 0; i < count; i++) {
      rounded[i] = (bits[i] + BELOW_HALF + ((bits[i] >>> LOST) & 1)) & -(1 << LOST);
    }
  }

  @Override
  void patterns(int count, int[] bits, int[] patterns) {
    for (int i = 0; i < count; i++) {
      int magnitude = bits[i] & 0x7fffffff;
      int sum = magnitude + BELOW_HALF + ((magnitude >>> LOST) & 1) - Float16.REBIAS;
      patterns[i] = (sum >>> LOST) | ((bits[i] >>> 16) & 0x8000);
    }
  }

  @Override
  void choose(int count, int[] bits, int[] rounded, float[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] =
          isPlain(bits[i])
              ? Float.intBitsToFloat(rounded[i])
              : Float16.round(Float.intBitsToFloat(bits[i]));
    }
  }

  @Override
  void choose(int count, int[] bits, int[] patterns, short[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] =
          isPlain(bits[i]) ? (short) patterns[i] : Float16.fromFloat(Float.intBitsToFloat(bits[i]));
    }
  }

  private static boolean isPlain(int bits) {
    int magnitude = bits & 0x7fffffff;
    return magnitude >= Float16.NORMAL_FROM && magnitude < Float16.INFINITE_FROM;
  }
}
