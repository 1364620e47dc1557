package io.github.weightseed.random;

/**
 * CPython's {@code random.Random} for int seeds: MT19937, seeded by {@code init_by_array} with the
 * 32-bit words of the seed.
 *
 * <p>Source: Matsumoto and Nishimura, "Mersenne Twister: A 623-dimensionally equidistributed
 * uniform pseudo-random number generator", ACM TOMACS 8(1), 1998, and the authors' reference {@code
 * init_by_array} of 2002. Not thread-safe.
 */
public final class PythonRandom {

  private final Mt19937 words;

  /** Python's {@code random.seed(seed)}; a negative seed is the same as its absolute value. */
  public PythonRandom(long seed) {
    long absolute = Math.abs(seed);
    int low = (int) absolute;
    int high = (int) (absolute >>> 32);
    words = Mt19937.seededByArray(high == 0 ? new int[] {low} : new int[] {low, high});
  }

  /**
   * Python's {@code random.randrange(bound)}: draws of as many bits as the bound has, repeated
   * until one is below it.
   *
   * @param bound from 1 to 2<sup>31</sup>-1
   */
  public int below(int bound) {
    int unusedBits = Integer.numberOfLeadingZeros(bound);
    int draw;
    do {
      draw = words.next() >>> unusedBits;
    } while (draw >= bound);
    return draw;
  }
}
