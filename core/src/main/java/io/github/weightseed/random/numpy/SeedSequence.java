package io.github.weightseed.random.numpy;

/**
 * NumPy's {@code SeedSequence}: hashes entropy words into a pool of four, and the pool into a
 * generator's state.
 *
 * <p>Source: Melissa O'Neill, "Developing a seed_seq Alternative", 2015, in the form of {@code
 * numpy/random/bit_generator.pyx} of NumPy 2.4, without spawn keys. All arithmetic is modulo
 * 2<sup>32</sup>. Immutable.
 */
final class SeedSequence {

  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;
  private static final int SHIFT = 16;
  private static final int POOL = 4;

  private final int[] pool = new int[POOL];
  private int constant = INIT_A;

  /** The sequence of at most four entropy words; missing words count as 0. */
  SeedSequence(int... entropy) {
    if (entropy.length > POOL) {
      throw new IllegalArgumentException("Expected at most 4 words, got " + entropy.length);
    }
    for (int i = 0; i < POOL; i++) {
      pool[i] = hash(i < entropy.length ? entropy[i] : 0);
    }
    for (int from = 0; from < POOL; from++) {
      for (int to = 0; to < POOL; to++) {
        if (from != to) {
          pool[to] = mix(pool[to], hash(pool[from]));
        }
      }
    }
  }

  private int hash(int value) {
    int hashed = value ^ constant;
    constant *= MULT_A;
    hashed *= constant;
    return hashed ^ (hashed >>> SHIFT);
  }

  private static int mix(int left, int right) {
    int mixed = MIX_LEFT * left - MIX_RIGHT * right;
    return mixed ^ (mixed >>> SHIFT);
  }

  /** The first 64-bit words of state; the low half of each is drawn first. */
  long[] state(int words) {
    long[] state = new long[words];
    int multiplier = INIT_B;
    for (int i = 0; i < 2 * words; i++) {
      int value = pool[i % POOL] ^ multiplier;
      multiplier *= MULT_B;
      value *= multiplier;
      value ^= value >>> SHIFT;
      state[i / 2] |= Integer.toUnsignedLong(value) << (32 * (i % 2));
    }
    return state;
  }
}
