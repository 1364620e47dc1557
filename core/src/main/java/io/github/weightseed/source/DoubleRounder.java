package io.github.weightseed.source;

import java.util.function.IntToDoubleFunction;

/**
 * Rounds arrays of doubles to float16, once, with the results of {@link Float16#fromDouble} for
 * each and nearly as fast as {@link Float16Rounder}.
 *
 * <p>By way of float: that is the same, but where the float lies in the middle between two values
 * of float16, and the double may have been to either side. Not thread-safe.
 */
public final class DoubleRounder {

  private final HalfRounder halves = ofFloats(this::value);
  private double[] values = {};
  private int from;

  /** Makes one. */
  public DoubleRounder() {}

  /** Writes the patterns of {@code count} values, from {@code from} on, once rounded. */
  public void round(int count, double[] values, int from, short[] target, int offset) {
    this.values = values;
    this.from = from;
    halves.round(count, values, from, target, offset);
  }

  private double value(int index) {
    return values[from + index];
  }

  /**
   * What rounds doubles that are floats already: it is given the floats, and gets the double of an
   * index among those of one call where it needs it.
   */
  public static HalfRounder ofFloats(IntToDoubleFunction doubles) {
    return new Halves(doubles);
  }

  /** Marks the midpoints, too, and looks at the doubles where there is a mark. */
  private static final class Halves extends HalfRounder {

    private final IntToDoubleFunction doubles;

    Halves(IntToDoubleFunction doubles) {
      this.doubles = doubles;
    }

    @Override
    void patterns(int count, int[] bits, int[] patterns) {
      for (int i = 0; i < count; i++) {
        patterns[i] = Float16Rounder.pattern(bits[i]) | middle(bits[i]);
      }
    }

    /** The mark, where the bits that go are a one and zeros. */
    private static int middle(int bits) {
      int difference = (bits & Float16Rounder.LOST_BITS) ^ (Float16Rounder.BELOW_HALF + 1);
      return (difference - 1) & MARK;
    }

    @Override
    short exact(int index, float value) {
      return Float16.fromDouble(doubles.applyAsDouble(index));
    }
  }
}
