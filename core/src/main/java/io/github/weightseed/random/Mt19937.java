package io.github.weightseed.random;

/**
 * The 32-bit Mersenne Twister MT19937, as Python and PyTorch use it.
 *
 * <p>Source: Matsumoto and Nishimura, ACM TOMACS 8(1), 1998; the seedings are those of the authors'
 * reference program of 2002. Not thread-safe.
 */
public final class Mt19937 {

  /** Words of state. */
  static final int SIZE = 624;

  private static final int SHIFT = 397;
  private static final int MATRIX = 0x9908b0df;
  private static final int UPPER = 0x80000000;
  private static final int LOWER = 0x7fffffff;

  private final int[] state = new int[SIZE];
  private int index = SIZE;

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

  /** The next 32 random bits. */
  public int next() {
    if (index == SIZE) {
      twist();
      index = 0;
    }
    int y = state[index++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int k = 0; k < SIZE; k++) {
      int y = (state[k] & UPPER) | (state[(k + 1) % SIZE] & LOWER);
      state[k] = state[(k + SHIFT) % SIZE] ^ (y >>> 1) ^ (-(y & 1) & MATRIX);
    }
  }
}
