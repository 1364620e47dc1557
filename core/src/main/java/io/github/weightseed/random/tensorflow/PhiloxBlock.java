package io.github.weightseed.random.tensorflow;

/**
 * The rounds of Philox for one block after the other, with products of 64 bits: the faster way
 * where the compiler makes no vectors of the passes of {@link Philox4x32}.
 */
final class PhiloxBlock {

  private static final long MULTIPLIER_0 = Integer.toUnsignedLong(Philox4x32.MULTIPLIER_0);
  private static final long MULTIPLIER_1 = Integer.toUnsignedLong(Philox4x32.MULTIPLIER_1);

  private PhiloxBlock() {}

  /** Makes blocks whose counters' lower halves stand in the first two words. */
  static void blocks(
      int count, int firstKey0, int firstKey1, int counter2, int counter3, Words words) {
    int[] word0 = words.word0;
    int[] word1 = words.word1;
    int[] word2 = words.word2;
    int[] word3 = words.word3;
    for (int i = 0; i < count; i++) {
      int a = word0[i];
      int b = word1[i];
      int c = counter2;
      int d = counter3;
      int key0 = firstKey0;
      int key1 = firstKey1;
      for (int round = 0; round < Philox4x32.ROUNDS; round++) {
        long product0 = Integer.toUnsignedLong(a) * MULTIPLIER_0;
        long product1 = Integer.toUnsignedLong(c) * MULTIPLIER_1;
        a = (int) (product1 >>> 32) ^ b ^ key0;
        b = (int) product1;
        c = (int) (product0 >>> 32) ^ d ^ key1;
        d = (int) product0;
        key0 += Philox4x32.KEY_STEP_0;
        key1 += Philox4x32.KEY_STEP_1;
      }
      word0[i] = a;
      word1[i] = b;
      word2[i] = c;
      word3[i] = d;
    }
  }
}
