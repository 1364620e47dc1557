package io.github.weightseed.random.tensorflow;

/**
 * Uniform floats in [0, 1): the lower 23 bits of a word times 2<sup>-23</sup>, exact. Group g comes
 * from block g. Not thread-safe.
 */
final class FloatUniforms implements FloatSamples {

  /** The bits of a word that count, and the value of the lowest of them. */
  static final int MASK = 0x7fffff;

  static final float UNIT = 0x1p-23f;

  private final Philox4x32 philox;
  private final Words words;

  FloatUniforms(Philox4x32 philox, int groups) {
    this.philox = philox;
    this.words = new Words(groups);
  }

  @Override
  public void make(long group, int groups, float[] target) {
    philox.blocks(group, 1, groups, words);
    interleave(groups, words.word0, words.word1, words.word2, words.word3, target);
  }

  private static void interleave(
      int groups, int[] word0, int[] word1, int[] word2, int[] word3, float[] target) {
    for (int i = 0; i < groups; i++) {
      target[4 * i] = (word0[i] & MASK) * UNIT;
      target[4 * i + 1] = (word1[i] & MASK) * UNIT;
      target[4 * i + 2] = (word2[i] & MASK) * UNIT;
      target[4 * i + 3] = (word3[i] & MASK) * UNIT;
    }
  }
}
