package io.github.weightseed.random.numpy;

/**
 * NumPy's {@code PCG64}: a 128-bit linear congruential generator with the XSL-RR output function.
 *
 * <p>The state moves as {@code state * multiplier + increment} modulo 2<sup>128</sup>; a word is
 * the xor of the new state's halves, rotated right by its top six bits. Any number of words can be
 * skipped in at most 64 steps.
 *
 * <p>Source: Melissa O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
 * Algorithms for Random Number Generation", Harvey Mudd College technical report HMC-CS-2014-0905;
 * the jump is Brown's, "Random Number Generation with Arbitrary Strides", 1994. Not thread-safe.
 */
final class Pcg64 {

  /** The paper's default multiplier for 128 bits. */
  private static final long MULTIPLIER_HIGH = 2549297995355413924L;

  private static final long MULTIPLIER_LOW = 4865540595714422341L;

  private final long incrementHigh;
  private final long incrementLow;
  private long high;
  private long low;

  /**
   * The generator of a seed sequence: two words of state, then two that choose the increment, high
   * halves first.
   */
  Pcg64(SeedSequence seeds) {
    long[] words = seeds.state(4);
    incrementHigh = (words[2] << 1) | (words[3] >>> 63);
    incrementLow = (words[3] << 1) | 1;
    step();
    long sum = low + words[1];
    high += words[0] + carry(low, sum);
    low = sum;
    step();
  }

  private Pcg64(Pcg64 other) {
    incrementHigh = other.incrementHigh;
    incrementLow = other.incrementLow;
    high = other.high;
    low = other.low;
  }

  /** A generator of its own that goes on from this one's state. */
  Pcg64 copy() {
    return new Pcg64(this);
  }

  private void step() {
    long productLow = low * MULTIPLIER_LOW;
    high = productHigh(high, low, MULTIPLIER_HIGH, MULTIPLIER_LOW) + incrementHigh;
    low = productLow + incrementLow;
    high += carry(productLow, low);
  }

  /** The next 64 random bits. */
  long next() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /** Fills the first {@code count} places with the next words. */
  void fill(long[] words, int count) {
    for (int i = 0; i < count; i++) {
      words[i] = next();
    }
  }

  /** Skips words: the state after {@code count} calls of {@link #next()}. */
  void skip(long count) {
    long factorHigh = MULTIPLIER_HIGH;
    long factorLow = MULTIPLIER_LOW;
    long addHigh = incrementHigh;
    long addLow = incrementLow;
    for (long rest = count; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        high = productHigh(high, low, factorHigh, factorLow) + addHigh;
        long product = low * factorLow;
        low = product + addLow;
        high += carry(product, low);
      }
      // Twice the stride: add * (factor + 1), factor * factor.
      long productHigh = productHigh(addHigh, addLow, factorHigh, factorLow) + addHigh;
      long product = addLow * factorLow;
      long sum = product + addLow;
      addHigh = productHigh + carry(product, sum);
      addLow = sum;
      factorHigh = productHigh(factorHigh, factorLow, factorHigh, factorLow);
      factorLow *= factorLow;
    }
  }

  /** The upper half of a product of two 128-bit numbers, modulo 2^128. */
  private static long productHigh(long aHigh, long aLow, long bHigh, long bLow) {
    // Math.unsignedMultiplyHigh is there from Java 18 only.
    long unsigned = Math.multiplyHigh(aLow, bLow) + ((aLow >> 63) & bLow) + ((bLow >> 63) & aLow);
    return unsigned + aHigh * bLow + aLow * bHigh;
  }

  /** The carry out of an addition: its sum is less than a summand, without signs. */
  private static long carry(long summand, long sum) {
    return sum + Long.MIN_VALUE < summand + Long.MIN_VALUE ? 1 : 0;
  }
}
