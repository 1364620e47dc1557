package io.github.weightseed.source;

/**
 * Rounds arrays of doubles to float16, once, with the results of {@link Float16#fromDouble} for
 * each and nearly as fast as {@link Float16Rounder}.
 *
 * <p>By way of float: that is the same, but where the float lies in the middle between two values
 * of float16, and the double may have been to either side. Not thread-safe.
 */
public final class DoubleRounder {

  private final HalfRounder halves = new Halves();
  private double[] values = {};
  private int from;

  /** Makes one. */
  public DoubleRounder() {}

  /** Writes the patterns of {@code count} values, from {@code from} on, once rounded. */
  public void round(int count, double[] values, int from, short[] target, int offset) {
    this.values = values;
    this.from = from;
    halves.roundAsFloats(count, values, from, target, offset);
  }

  /** Marks the midpoints, too, and looks at the doubles where there is a mark. */
  private final class Halves extends HalfRounder {

    @Override
    void patterns(int count, int[] bits, int[] patterns) {
      for (int i = 0; i < count; i++) {
        patterns[i] = Float16Rounder.pattern(bits[i]) | middle(bits[i]);
      }
    }

    /** The mark, where the bits that go are a one and zeros. */
    private int middle(int bits) {
      int difference = (bits & Float16Rounder.LOST_BITS) ^ (Float16Rounder.BELOW_HALF + 1);
      return (difference - 1) & MARK;
    }

    @Override
    short exact(int index, float value) {
      return Float16.fromDouble(values[from + index]);
    }
  }
}
