package io.github.weightseed.random.jax;

/**
 * Threefry-2x32 with 20 rounds: two random 32-bit words for each 64-bit counter under a 64-bit key.
 *
 * <p>Source: Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011,
 * <a href="https://doi.org/10.1145/2063384.2063405">doi:10.1145/2063384.2063405</a>; the counter of
 * element {@code i} is {@code (i >>> 32, (int) i)}, as JAX's partitionable layout has it.
 * Immutable.
 */
final class Threefry {

  /**
   * The most counters of one call: arrays of this length stay in the L1 cache. They do not have 4
   * KiB: of arrays that far apart a processor takes elements of the same index for the same until
   * it has looked at the whole address, and waits.
   */
  static final int BLOCK = 960;

  /** The key schedule's constant, from the paper. */
  private static final int PARITY = 0x1BD11BDA;

  private static final int[] STEPS = new int[BLOCK];

  static {
    for (int i = 0; i < BLOCK; i++) {
      STEPS[i] = i;
    }
  }

  private final int key0;
  private final int key1;
  private final int key2;

  Threefry(int key0, int key1) {
    this.key0 = key0;
    this.key1 = key1;
    this.key2 = key0 ^ key1 ^ PARITY;
  }

  // C2 turns a loop into vector code when its body is short: four rounds are, twenty are not. The
  // first loop takes the counters from a table because C2 of JDK 17 does not vectorize i itself.

  /**
   * Makes the words of the counters {@code from .. from + count - 1}.
   *
   * @param count from 0 to {@link #BLOCK}
   * @param word0 receives the first words
   * @param word1 receives the second words
   */
  void words(long from, int count, int[] word0, int[] word1) {
    int high = (int) (from >>> 32) + key0;
    int low = (int) from + key1;
    int sameHigh = (int) Math.min(count, (1L << 32) - (from & 0xFFFF_FFFFL));
    start(0, sameHigh, high, low, word0, word1);
    start(sameHigh, count, high + 1, low, word0, word1);
    rounds(count, 17, 29, 16, 24, key2, key0 + 2, word0, word1);
    rounds(count, 13, 15, 26, 6, key0, key1 + 3, word0, word1);
    rounds(count, 17, 29, 16, 24, key1, key2 + 4, word0, word1);
    rounds(count, 13, 15, 26, 6, key2, key0 + 5, word0, word1);
  }

  private void start(int from, int to, int high, int low, int[] word0, int[] word1) {
    for (int i = from; i < to; i++) {
      int a = high;
      int b = low + STEPS[i];
      a += b;
      b = Integer.rotateLeft(b, 13) ^ a;
      a += b;
      b = Integer.rotateLeft(b, 15) ^ a;
      a += b;
      b = Integer.rotateLeft(b, 26) ^ a;
      a += b;
      b = Integer.rotateLeft(b, 6) ^ a;
      word0[i] = a + key1;
      word1[i] = b + key2 + 1;
    }
  }

  /** Four rounds with these rotations, then the addition of two words of the key schedule. */
  private static void rounds(
      int count,
      int rotation0,
      int rotation1,
      int rotation2,
      int rotation3,
      int add0,
      int add1,
      int[] word0,
      int[] word1) {
    for (int i = 0; i < count; i++) {
      int a = word0[i];
      int b = word1[i];
      a += b;
      b = Integer.rotateLeft(b, rotation0) ^ a;
      a += b;
      b = Integer.rotateLeft(b, rotation1) ^ a;
      a += b;
      b = Integer.rotateLeft(b, rotation2) ^ a;
      a += b;
      b = Integer.rotateLeft(b, rotation3) ^ a;
      word0[i] = a + add0;
      word1[i] = b + add1;
    }
  }
}
