package io.github.weightseed.random.torch;

import io.github.weightseed.random.Precision;
import io.github.weightseed.source.HalfScaler;
import org.jspecify.annotations.Nullable;

/**
 * What the multiples m of 2^-24 become as uniforms of a 16-bit type, by an exact table: all m of
 * one place become the same.
 *
 * <p>Between which two values of the type m lies, and in which half, its first digits tell: so
 * large m share their places with many, smaller ones with fewer, and the smallest have one each.
 * The border of two places can be the middle between two values, which is rounded to the even one:
 * to that above if the bit above the middle's lowest 1 is set.
 *
 * <p>Two loops over integers find the places (in one, C2 of JDK 17 made no vectors in some
 * processes); a scalar one reads the patterns and writes them. The table is made at its first use.
 * Safe for use by many threads.
 */
final class HalfUniformTable {

  private static final int ALL = 1 << Uniforms.FLOAT_BITS;

  private final Precision precision;
  private final float range;
  private final float minval;

  /** Above this, places have {@code 2^highShift} multiples. */
  private final int high;

  private final int highShift;

  /** Above this and up to {@link #high} they have {@code 2^middleShift}, below one. */
  private final int middle;

  private final int middleShift;
  private final int middleStart;
  private final int lowStart;
  private volatile short @Nullable [] patterns;

  /** For parameters that {@link HalfScaler#fits} allows. */
  HalfUniformTable(Precision precision, float range, float minval) {
    this.precision = precision;
    this.range = range;
    this.minval = minval;
    // So that what most multiples use fits the L1 cache, and the whole the L2.
    boolean isFloat16 = precision == Precision.FLOAT16;
    int highBits = isFloat16 ? 21 : 19;
    int middleBits = isFloat16 ? 16 : 14;
    int digits = isFloat16 ? 11 : 8;
    high = 1 << highBits;
    middle = 1 << middleBits;
    highShift = highBits - digits;
    middleShift = middleBits - digits;
    middleStart = ALL >> highShift;
    lowStart = middleStart + (high >> middleShift);
  }

  /** How many places there are. */
  int size() {
    return lowStart + middle + 1;
  }

  /**
   * Writes patterns.
   *
   * @param words the multiples in their lower 24 bits
   * @param places an array for the work between
   */
  void look(int count, int[] words, int[] places, short[] target, int offset) {
    round(count, words, places);
    places(count, words, places);
    short[] table = patterns();
    for (int i = 0; i < count; i++) {
      target[offset + i] = table[places[i]];
    }
  }

  /** From the multiple to the one before it, where it is not rounded up. */
  private static void round(int count, int[] words, int[] rounded) {
    for (int i = 0; i < count; i++) {
      int m = words[i] & (ALL - 1);
      int bitAbove = m & ((m & -m) << 1);
      rounded[i] = m + ((bitAbove - 1) >> 31);
    }
  }

  /**
   * What the loop does not change is in variables: with fields, C2 made no vectors in some
   * processes.
   */
  private void places(int count, int[] words, int[] places) {
    int upToHigh = high;
    int shift = highShift;
    int upToMiddle = middle;
    int otherShift = middleShift;
    int otherStart = middleStart;
    int ownStart = lowStart;
    for (int i = 0; i < count; i++) {
      int rounded = places[i];
      int place = rounded >> shift;
      int other = (rounded >> otherShift) + otherStart;
      int own = (words[i] & (ALL - 1)) + ownStart;
      place ^= (place ^ other) & ((rounded - upToHigh) >> 31);
      places[i] = place ^ ((place ^ own) & ((rounded - upToMiddle) >> 31));
    }
  }

  private short[] patterns() {
    short[] made = patterns;
    return made == null ? makePatterns() : made;
  }

  private synchronized short[] makePatterns() {
    short[] made = patterns;
    if (made == null) {
      made = new short[size()];
      // One more than the first multiple of a place is never on a border.
      fill(made, 0, middleStart, highShift, 1);
      fill(made, middleStart, lowStart, middleShift, 1);
      fill(made, lowStart, made.length, 0, 0);
      patterns = made;
    }
    return made;
  }

  private void fill(short[] table, int from, int to, int shift, int more) {
    HalfScaler scaler = precision.scaler(range, minval);
    int limit = HalfUniforms.limit(precision);
    float[] uniforms = new float[HalfScaler.BLOCK];
    for (int start = from; start < to; start += HalfScaler.BLOCK) {
      int size = Math.min(HalfScaler.BLOCK, to - start);
      for (int i = 0; i < size; i++) {
        int multiple = ((start + i - from) << shift) + more;
        uniforms[i] = multiple < limit ? multiple * Uniforms.FLOAT_UNIT : 0;
      }
      scaler.scale(size, uniforms, 0, table, start);
    }
  }
}
