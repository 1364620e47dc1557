package io.github.weightseed.source;

/** Rounds arrays to bfloat16. Plain numbers are all but NaN. Not thread-safe. */
public final class BFloat16Rounder extends HalfRounder {

  private static final int LOST = 16;

  /** Half of the least bit that stays, less the least one that goes. */
  private static final int BELOW_HALF = 0x7fff;

  private static final int INFINITY = 0x7f800000;

  /** Makes one. */
  public BFloat16Rounder() {}

  @Override
  void patterns(int count, int[] bits, int[] patterns) {
    for (int i = 0; i < count; i++) {
      int pattern = (bits[i] + BELOW_HALF + ((bits[i] >>> LOST) & 1)) >>> LOST;
      patterns[i] = pattern | ((INFINITY - (bits[i] & 0x7fffffff)) & MARK);
    }
  }

  @Override
  short exact(int index, float value) {
    return BFloat16.fromFloat(value);
  }
}
