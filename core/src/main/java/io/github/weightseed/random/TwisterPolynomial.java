package io.github.weightseed.random;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers of x modulo the characteristic polynomial of the Mersenne Twister, with coefficients 0 and
 * 1: what takes its state any number of words forward.
 *
 * <p>The words w of the twister obey a linear recurrence, so that, where x<sup>n</sup> is the
 * polynomial of the terms x<sup>i</sup> for i in T, {@code w[n + k]} is the exclusive or of all
 * {@code w[i + k]}, i in T.
 *
 * <p>Stateless; safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1287/ijoc.1070.0251">Haramoto, Matsumoto, Nishimura, Panneton
 *     and L'Ecuyer: Efficient Jump Ahead for F2-Linear Random Number Generators. INFORMS Journal on
 *     Computing 20(3), 2008</a>
 */
final class TwisterPolynomial {

  /** The degree of the characteristic polynomial: bits of state. */
  static final int DEGREE = 19937;

  /** Longs that hold the coefficients of a remainder. */
  private static final int LONGS = DEGREE / Long.SIZE + 1;

  /** Coefficients of a remainder in its last long. */
  private static final int LAST = DEGREE % Long.SIZE;

  /** The exponents of the characteristic polynomial below its degree, all less by 192 and more. */
  private static final int[] TERMS = terms();

  private TwisterPolynomial() {}

  /**
   * The characteristic polynomial, by theorem 4 of Matsumoto and Nishimura, ACM TOMACS 8(1), 1998,
   * for n = 624, m = 397, r = 31 and the bits of the matrix' last row, the lowest first.
   */
  private static int[] terms() {
    BigInteger polynomial = BigInteger.ONE;
    for (int bit = 0; bit < Integer.SIZE - 1; bit++) {
      BigInteger product = polynomial.shiftLeft(623).xor(polynomial.shiftLeft(396));
      polynomial = (Mt19937.MATRIX >>> bit & 1) == 1 ? product.flipBit(0) : product;
    }
    polynomial = polynomial.shiftLeft(624).xor(polynomial.shiftLeft(397)).flipBit(0);
    BigInteger below = polynomial.clearBit(DEGREE);
    int[] terms = new int[below.bitCount()];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = below.getLowestSetBit();
      below = below.clearBit(terms[i]);
    }
    return terms;
  }

  /** The coefficients of x<sup>exponent</sup> modulo the polynomial, the lowest first. */
  static long[] power(long exponent) {
    int rest = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(exponent) - 14);
    long[] power = new long[LONGS];
    set(power, (int) (exponent >>> rest)); // at most 2^14 - 1, less than the degree
    while (rest-- > 0) {
      power = squared(power);
      if ((exponent >>> rest & 1) == 1) {
        timesX(power);
      }
    }
    return power;
  }

  private static void set(long[] polynomial, int exponent) {
    polynomial[exponent / Long.SIZE] ^= 1L << exponent;
  }

  private static void timesX(long[] polynomial) {
    for (int i = LONGS - 1; i > 0; i--) {
      polynomial[i] = polynomial[i] << 1 | polynomial[i - 1] >>> -1;
    }
    polynomial[0] <<= 1;
    if ((polynomial[LONGS - 1] >>> LAST) != 0) {
      set(polynomial, DEGREE);
      for (int term : TERMS) {
        set(polynomial, term);
      }
    }
  }

  /** A square has the same coefficients with zeros between them. */
  private static long[] squared(long[] polynomial) {
    long[] square = new long[2 * LONGS];
    for (int i = 0; i < LONGS; i++) {
      square[2 * i] = spread(polynomial[i] & 0xffffffffL);
      square[2 * i + 1] = spread(polynomial[i] >>> 32);
    }
    return remainder(square);
  }

  private static long spread(long bits) {
    long spread = bits;
    spread = (spread | spread << 16) & 0x0000ffff0000ffffL;
    spread = (spread | spread << 8) & 0x00ff00ff00ff00ffL;
    spread = (spread | spread << 4) & 0x0f0f0f0f0f0f0f0fL;
    spread = (spread | spread << 2) & 0x3333333333333333L;
    return (spread | spread << 1) & 0x5555555555555555L;
  }

  /** From the top, 192 coefficients at a time: none of the terms brings one back among them. */
  private static long[] remainder(long[] polynomial) {
    for (int at = 2 * LONGS - 3; at >= LONGS; at -= 3) {
      int shift = at * Long.SIZE - DEGREE;
      addTerms(polynomial, polynomial[at], polynomial[at + 1], polynomial[at + 2], shift);
    }
    addTerms(polynomial, polynomial[LONGS - 1] >>> LAST, 0, 0, 0);
    long[] remainder = Arrays.copyOf(polynomial, LONGS);
    remainder[LONGS - 1] &= (1L << LAST) - 1;
    return remainder;
  }

  /** Adds three longs of coefficients, times x<sup>shift</sup>, times the terms. */
  private static void addTerms(long[] sum, long low, long middle, long high, int shift) {
    for (int term : TERMS) {
      int at = (term + shift) / Long.SIZE;
      int left = (term + shift) % Long.SIZE;
      int right = Long.SIZE - 1 - left;
      sum[at] ^= low << left;
      sum[at + 1] ^= middle << left | low >>> 1 >>> right;
      sum[at + 2] ^= high << left | middle >>> 1 >>> right;
      sum[at + 3] ^= high >>> 1 >>> right;
    }
  }
}
