package io.github.weightseed.random.numpy;

import io.github.weightseed.random.SequentialGenerator;
import org.jspecify.annotations.Nullable;

/**
 * {@code mean + stddev * standard_normal}, and of these only the values within bounds.
 *
 * <p>Keras' truncated normal draws batches as large as the tensor and keeps what is in bounds until
 * it has enough. As the generator is then thrown away, drawing one by one gives the same values.
 * Not thread-safe.
 */
final class Normals implements SequentialGenerator<double[]> {

  /** A copy is a PCG64 and a few numbers. */
  static final int COPY_BYTES = 128;

  private final Pcg64 start;
  private final double mean;
  private final double stddev;
  private final double lowest;
  private final double highest;
  private @Nullable Ziggurat ziggurat;
  private long wordsBeyond;

  private Normals(Pcg64 start, double mean, double stddev, double lowest, double highest) {
    this.start = start;
    this.mean = mean;
    this.stddev = stddev;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** All values; NaN too, which {@link #within} would leave out. */
  static Normals unbounded(Pcg64 start, double mean, double stddev) {
    return new Normals(start, mean, stddev, Double.NaN, Double.NaN);
  }

  /** Only values from lowest to highest, both included. */
  static Normals within(Pcg64 start, double mean, double stddev, double lowest, double highest) {
    return new Normals(start, mean, stddev, lowest, highest);
  }

  private Ziggurat ziggurat() {
    if (ziggurat == null) {
      ziggurat = new Ziggurat(start.copy());
    }
    return ziggurat;
  }

  @Override
  public void next(int count, double[] target, int offset) {
    Ziggurat normals = ziggurat();
    int end = offset + count;
    for (int from = offset; from < end; ) {
      normals.next(end - from, target, from);
      from = scaled(from, end, target);
    }
  }

  /**
   * Makes all values that begin in the next words.
   *
   * @return how many; at most as many as words
   */
  int nextInWords(int words, double[] target) {
    Ziggurat normals = ziggurat();
    long end = normals.wordsUsed() + words;
    int count = scaled(0, normals.nextInWords(words, target), target);
    wordsBeyond = normals.wordsUsed() - end;
    return count;
  }

  /** How many words after the last ones that were asked for are used, too. */
  long wordsBeyond() {
    return wordsBeyond;
  }

  /** Scales standard normals, leaves those out that are not in bounds; the index after the rest. */
  private int scaled(int from, int to, double[] target) {
    for (int i = from; i < to; i++) {
      target[i] = mean + stddev * target[i];
    }
    return isUnbounded() ? to : keepInside(from, to, target);
  }

  private boolean isUnbounded() {
    return Double.isNaN(lowest);
  }

  /** Moves what is within the bounds to the front; the index after it. */
  private int keepInside(int from, int to, double[] target) {
    int kept = from;
    for (int i = from; i < to; i++) {
      double value = target[i];
      target[kept] = value;
      kept += value >= lowest && value <= highest ? 1 : 0;
    }
    return kept;
  }

  @Override
  public void skip(long count) {
    if (isUnbounded()) {
      ziggurat().skip(count);
    } else {
      ziggurat().skipWithin(count, mean, stddev, lowest, highest);
    }
  }

  @Override
  public Normals copy() {
    Pcg64 here = start.copy();
    if (ziggurat != null) {
      here.skip(ziggurat.wordsUsed());
    }
    return new Normals(here, mean, stddev, lowest, highest);
  }

  /** Those that begin some words after the start of these. */
  Normals after(long words) {
    Pcg64 there = start.copy();
    there.skip(words);
    return new Normals(there, mean, stddev, lowest, highest);
  }
}
