package io.github.weightseed.source;

/**
 * Rounds arrays to float16. Plain numbers are those that become normal, finite halves: their bits
 * are rounded by adding and cut off. Not thread-safe.
 */
public final class Float16Rounder extends HalfRounder {

  /** The bits of a float that a half has not. */
  private static final int LOST = 13;

  static final int LOST_BITS = (1 << LOST) - 1;

  /** Half of the least bit that stays, less the least one that goes. */
  static final int BELOW_HALF = 0xfff;

  /** The patterns of the smallest and the largest plain number. */
  private static final int SMALLEST = 0x0400;

  private static final int LARGEST = 0x7bff;

  /** Makes one. */
  public Float16Rounder() {}

  @Override
  void patterns(int count, int[] bits, int[] patterns) {
    for (int i = 0; i < count; i++) {
      patterns[i] = pattern(bits[i]);
    }
  }

  /** The pattern, of 16 bits where there is no mark. */
  static int pattern(int bits) {
    int magnitude = bits & 0x7fffffff;
    int sum = magnitude + (BELOW_HALF - Float16.REBIAS) + ((magnitude >>> LOST) & 1);
    int pattern = sum >>> LOST;
    int mark = ((pattern - SMALLEST) | (LARGEST - pattern)) & MARK;
    return pattern | mark | ((bits >>> 16) & 0x8000);
  }

  @Override
  short exact(int index, float value) {
    return Float16.fromFloat(value);
  }
}
