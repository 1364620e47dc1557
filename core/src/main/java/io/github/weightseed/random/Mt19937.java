package io.github.weightseed.random;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The 32-bit Mersenne Twister MT19937, as Python and PyTorch use it.
 *
 * <p>Source: Matsumoto and Nishimura, ACM TOMACS 8(1), 1998; the seedings are those of the authors'
 * reference program of 2002. Not thread-safe.
 *
 * <p>The twist is cut into passes without a dependence between neighbours, which the compiler turns
 * into vector code.
 */
public final class Mt19937 {

  /** Words of state. */
  static final int SIZE = 624;

  private static final int SHIFT = 397;

  /** The last row of the matrix that the twist multiplies by. */
  static final int MATRIX = 0x9908b0df;

  /** Words from which on a jump is faster than passing over all. */
  public static final int JUMP = 1 << 22;

  /** How far the part of the twist goes that reads old state only. */
  private static final int REACH = SIZE - SHIFT;

  private static final int UPPER = 0x80000000;
  private static final int LOWER = 0x7fffffff;

  private final int[] state = new int[SIZE];
  private int index = SIZE;
  private boolean isTempered;
  private int @Nullable [] scratch;
  private int @Nullable [] output;

  private Mt19937(Mt19937 other) {
    System.arraycopy(other.state, 0, state, 0, SIZE);
    index = other.index;
  }

  private Mt19937(int seed) {
    state[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /** The reference program's {@code init_genrand}. */
  public static Mt19937 seeded(int seed) {
    return new Mt19937(seed);
  }

  /** The reference program's {@code init_by_array}. */
  public static Mt19937 seededByArray(int[] key) {
    Mt19937 twister = new Mt19937(19650218);
    int[] mt = twister.state;
    int i = 1;
    for (int k = 0, j = 0; k < Math.max(SIZE, key.length); k++, j = (j + 1) % key.length) {
      mt[i] = (mt[i] ^ (mt[i - 1] ^ (mt[i - 1] >>> 30)) * 1664525) + key[j] + j;
      i = following(mt, i);
    }
    for (int k = 1; k < SIZE; k++) {
      mt[i] = (mt[i] ^ (mt[i - 1] ^ (mt[i - 1] >>> 30)) * 1566083941) - i;
      i = following(mt, i);
    }
    mt[0] = UPPER;
    return twister;
  }

  private static int following(int[] mt, int i) {
    if (i + 1 < SIZE) {
      return i + 1;
    }
    mt[0] = mt[SIZE - 1];
    return 1;
  }

  /** A generator of its own that goes on from this one's state; it takes about 2.5 KB. */
  public Mt19937 copy() {
    return new Mt19937(this);
  }

  /** The next 32 random bits. */
  public int next() {
    if (index == SIZE) {
      twist();
    }
    return tempered(state[index++]);
  }

  /** Fills the first {@code count} places with the next words. */
  public void fill(int count, int[] words) {
    int done = 0;
    while (done < count) {
      if (index == SIZE) {
        twist();
      }
      int size = Math.min(count - done, SIZE - index);
      System.arraycopy(output(), index, words, done, size);
      index += size;
      done += size;
    }
  }

  /**
   * Passes over words: a quarter of the work of making them, and never more than some five
   * milliseconds.
   */
  public void skip(long count) {
    if (count >= JUMP) {
      jump(count);
      return;
    }
    long rest = count;
    while (rest > SIZE - index) {
      rest -= SIZE - index;
      twist();
    }
    index += (int) rest;
  }

  /** The state's words, tempered. Both arrays have one index: with two, C2 makes no vectors. */
  private int[] output() {
    int[] words = output;
    if (words == null) {
      words = new int[SIZE];
      output = words;
    }
    if (!isTempered) {
      for (int i = 0; i < SIZE; i++) {
        words[i] = tempered(state[i]);
      }
      isTempered = true;
    }
    return words;
  }

  /**
   * The state {@code count} words later, by {@link TwisterPolynomial}. The lower bits of its first
   * word are not right before the first twist, when nothing reads them.
   */
  void jump(long count) {
    Mt19937 following = copy();
    int[] words = new int[(TwisterPolynomial.DEGREE / SIZE + 2) * SIZE];
    for (int i = 0; i < words.length; i += SIZE) {
      System.arraycopy(following.state, 0, words, i, SIZE);
      following.twist();
    }
    Arrays.fill(state, 0);
    BitSet terms = BitSet.valueOf(TwisterPolynomial.power(count));
    int[] shifted = new int[SIZE];
    for (int i = terms.nextSetBit(0); i >= 0; i = terms.nextSetBit(i + 1)) {
      System.arraycopy(words, i, shifted, 0, SIZE);
      add(shifted, state);
    }
    isTempered = false;
  }

  private static void add(int[] summand, int[] sum) {
    for (int k = 0; k < SIZE; k++) {
      sum[k] ^= summand[k];
    }
  }

  private static int tempered(int word) {
    int y = word;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** {@code state[k] = state[k + 397] ^ mixed(state[k], state[k + 1])}, indices modulo 624. */
  private void twist() {
    if (scratch == null) {
      scratch = new int[2 * SIZE];
    }
    int[] mt = state;
    int[] mixed = scratch;
    System.arraycopy(mt, 1, mixed, SIZE, SIZE - 1);
    mix(mt, mixed);
    for (int k = 0; k < REACH; k++) {
      mt[k] = mt[k + SHIFT] ^ mixed[k];
    }
    // From here on the words read are new ones, a reach back: two runs, so that none reads what it
    // writes.
    for (int k = REACH; k < 2 * REACH; k++) {
      mt[k] = mt[k - REACH] ^ mixed[k];
    }
    for (int k = 2 * REACH; k < SIZE - 1; k++) {
      mt[k] = mt[k - REACH] ^ mixed[k];
    }
    int y = (mt[SIZE - 1] & UPPER) | (mt[0] & LOWER);
    mt[SIZE - 1] = mt[SHIFT - 1] ^ (y >>> 1) ^ (-(y & 1) & MATRIX);
    index = 0;
    isTempered = false;
  }

  /**
   * The neighbours of each word are in the second half of the other array, its mixture goes to the
   * first.
   */
  private static void mix(int[] mt, int[] mixed) {
    for (int k = 0; k < SIZE - 1; k++) {
      int y = (mt[k] & UPPER) | (mixed[SIZE + k] & LOWER);
      mixed[k] = (y >>> 1) ^ ((y << 31 >> 31) & MATRIX);
    }
  }
}
