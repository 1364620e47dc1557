package io.github.weightseed.random.tensorflow;

import java.util.Arrays;

/**
 * Philox-4x32 with 10 rounds: four random 32-bit words for each 128-bit counter under a 64-bit key.
 *
 * <p>Block n is that of the counter whose lower half is n and whose upper half is the stream's own.
 * Source: Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011, <a
 * href="https://doi.org/10.1145/2063384.2063405">doi:10.1145/2063384.2063405</a>. Immutable.
 */
final class Philox4x32 {

  /** The most blocks of one call: with them, arrays of all steps stay in the L1 cache. */
  static final int BLOCKS = 256;

  static final int ROUNDS = 10;

  /** The multipliers and the steps of the key, from the paper. */
  static final int MULTIPLIER_0 = 0xD2511F53;

  static final int MULTIPLIER_1 = 0xCD9E8D57;
  static final int KEY_STEP_0 = 0x9E3779B9;
  static final int KEY_STEP_1 = 0xBB67AE85;

  /** Of the passes over all blocks and, the second way, {@link PhiloxBlock}. */
  private static final Trial TRIAL = new Trial();

  private static final int[] STEPS = new int[BLOCKS];

  static {
    Arrays.setAll(STEPS, i -> i);
  }

  final int key0;
  final int key1;
  final int counter2;
  final int counter3;

  /** A stream by its key, and by the upper half of its counters. */
  Philox4x32(int key0, int key1, int counter2, int counter3) {
    this.key0 = key0;
    this.key1 = key1;
    this.counter2 = counter2;
    this.counter3 = counter3;
  }

  /**
   * Makes the blocks {@code first, first + step, ...}.
   *
   * @param count from 0 to {@link #BLOCKS}
   */
  void blocks(long first, int step, int count, Words words) {
    countersFrom((int) first, step, count, words.word0);
    long untilCarry = ((1L << 32) - (first & 0xFFFF_FFFFL) + step - 1) / step;
    int sameHigh = (int) Math.min(count, untilCarry);
    int high = (int) (first >>> 32);
    Arrays.fill(words.word1, 0, sameHigh, high);
    Arrays.fill(words.word1, sameHigh, count, high + 1);
    blocks(count, words);
  }

  private static void countersFrom(int first, int step, int count, int[] counters) {
    for (int i = 0; i < count; i++) {
      counters[i] = first + step * STEPS[i];
    }
  }

  /**
   * Makes the blocks whose numbers stand in the first words (lower half) and the second words
   * (upper half).
   *
   * @param count from 0 to {@link #BLOCKS}
   */
  void blocks(int count, Words words) {
    if (TRIAL.isOver() || count < BLOCKS) {
      blocks(TRIAL.secondWins(), count, words);
      return;
    }
    boolean second = TRIAL.isSecondsTurn();
    long start = System.nanoTime();
    blocks(second, count, words);
    TRIAL.took(second, System.nanoTime() - start);
  }

  /** Whether this JVM is known to be faster with one block after the other than with passes. */
  static boolean isFasterOneByOne() {
    return TRIAL.secondWins();
  }

  private void blocks(boolean oneByOne, int count, Words words) {
    if (oneByOne) {
      PhiloxBlock.blocks(count, key0, key1, counter2, counter3, words);
    } else {
      passes(count, words);
    }
  }

  /** Makes blocks round by round: several at a time, where C2 makes vectors of it. */
  private void passes(int count, Words words) {
    int[] word0 = words.word0;
    int[] word1 = words.word1;
    int[] word2 = words.word2;
    int[] word3 = words.word3;
    firstRound(count, word0, word1, word2, word3);
    int roundKey0 = key0;
    int roundKey1 = key1;
    for (int round = 1; round < ROUNDS; round++) {
      roundKey0 += KEY_STEP_0;
      roundKey1 += KEY_STEP_1;
      round(count, roundKey0, roundKey1, word0, word1, word2, word3);
    }
  }

  // C2 turns a loop over ints into vector code when its body is short, one round. The upper half of
  // a product is put together from products of 16 bits: a 64-bit product of two 32-bit lanes has no
  // vector form in C2 of JDK 17 before AVX-512.

  /** A round in which the third and the fourth word are the same in all blocks. */
  private void firstRound(int count, int[] word0, int[] word1, int[] word2, int[] word3) {
    int sameHigh = high(counter2, MULTIPLIER_1) ^ key0;
    int sameLow = counter2 * MULTIPLIER_1;
    int sameKey = counter3 ^ key1;
    for (int i = 0; i < count; i++) {
      int a = word0[i];
      word0[i] = word1[i] ^ sameHigh;
      word1[i] = sameLow;
      word2[i] = high(a, MULTIPLIER_0) ^ sameKey;
      word3[i] = a * MULTIPLIER_0;
    }
  }

  private static void round(
      int count, int key0, int key1, int[] word0, int[] word1, int[] word2, int[] word3) {
    for (int i = 0; i < count; i++) {
      int a = word0[i];
      int c = word2[i];
      word0[i] = high(c, MULTIPLIER_1) ^ word1[i] ^ key0;
      word1[i] = c * MULTIPLIER_1;
      word2[i] = high(a, MULTIPLIER_0) ^ word3[i] ^ key1;
      word3[i] = a * MULTIPLIER_0;
    }
  }

  /** The upper 32 bits of the unsigned product. */
  private static int high(int word, int multiplier) {
    int low = word & 0xffff;
    int high = word >>> 16;
    int multiplierLow = multiplier & 0xffff;
    int multiplierHigh = multiplier >>> 16;
    int middle = high * multiplierLow + ((low * multiplierLow) >>> 16);
    int carry = (low * multiplierHigh + (middle & 0xffff)) >>> 16;
    return high * multiplierHigh + (middle >>> 16) + carry;
  }
}
