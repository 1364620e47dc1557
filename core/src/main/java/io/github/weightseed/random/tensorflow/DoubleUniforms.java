package io.github.weightseed.random.tensorflow;

/**
 * Uniform doubles in [0, 1): 20 bits of a word above the 32 of the next, times 2<sup>-52</sup>,
 * exact. Group g comes from block g. Not thread-safe.
 */
final class DoubleUniforms implements DoubleSamples {

  private static final long MASK = 0xFFFFF_FFFF_FFFFL;
  private static final double UNIT = 0x1p-52;

  private final Philox4x32 philox;
  private final Words words;

  DoubleUniforms(Philox4x32 philox, int groups) {
    this.philox = philox;
    this.words = new Words(groups);
  }

  @Override
  public void make(long group, int groups, double[] target) {
    philox.blocks(group, 1, groups, words);
    for (int i = 0; i < groups; i++) {
      target[2 * i] = fraction(words.word0[i], words.word1[i]);
      target[2 * i + 1] = fraction(words.word2[i], words.word3[i]);
    }
  }

  static double fraction(int high, int low) {
    return ((((long) high << 32) & MASK) | (low & 0xFFFF_FFFFL)) * UNIT;
  }
}
