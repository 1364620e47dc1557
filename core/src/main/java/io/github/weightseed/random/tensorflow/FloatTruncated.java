package io.github.weightseed.random.tensorflow;

import io.github.weightseed.source.FloatBits;

/**
 * Standard normal floats between -2 and 2, both excluded: group g reads blocks from {@code 256 g}
 * on, two pairs of {@link FloatBoxMuller} a block, and keeps the first four values within the
 * bounds.
 *
 * <p>The first block is enough for five groups of six; {@link Rejection} leads the others on. Not
 * thread-safe.
 */
final class FloatTruncated implements FloatSamples {

  /** TensorFlow sets aside 256 samples for each element, four of them in a block. */
  private static final int BLOCKS_OF_GROUP = 256 * GROUP / 4;

  private static final float BOUND = 2f;

  private final Philox4x32 philox;
  private final Words words;
  private final FloatBoxMuller boxMuller;
  private final Rejection rejection;
  private final float[] candidates;
  private final FloatBits floatBits;
  private final int[] bits;

  FloatTruncated(Philox4x32 philox, int groups) {
    this.philox = philox;
    this.words = new Words(groups);
    this.boxMuller = new FloatBoxMuller(groups);
    this.rejection = new Rejection(groups, GROUP, BLOCKS_OF_GROUP);
    this.candidates = new float[GROUP * groups];
    this.floatBits = new FloatBits(GROUP * groups);
    this.bits = new int[GROUP * groups];
  }

  @Override
  public void make(long group, int groups, float[] target) {
    philox.blocks(BLOCKS_OF_GROUP * group, BLOCKS_OF_GROUP, groups, words);
    makeCandidates(groups);
    rejection.start(groups);
    acceptFirst(groups, target);
    for (int count = rejection.next(); count > 0; count = rejection.next()) {
      rejection.blocks(group, words);
      philox.blocks(count, words);
      makeCandidates(count);
      acceptMore(count, target);
    }
  }

  private void makeCandidates(int count) {
    boxMuller.transform(words.word0, words.word1, count, candidates, 0, GROUP);
    boxMuller.transform(words.word2, words.word3, count, candidates, 2, GROUP);
  }

  /** Gives each group what is within the bounds of its first four candidates, without branches. */
  private void acceptFirst(int groups, float[] target) {
    floatBits.toBits(candidates, 0, GROUP * groups, bits);
    for (int i = 0; i < groups; i++) {
      int start = GROUP * i;
      int filled = 0;
      for (int j = 0; j < GROUP; j++) {
        target[start + filled] = candidates[start + j];
        // From 2 on, the highest bit of the exponent is set.
        filled += (~bits[start + j] << 1) >>> 31;
      }
      rejection.accept(i, filled);
    }
  }

  private void acceptMore(int count, float[] target) {
    for (int i = 0; i < count; i++) {
      int group = rejection.group(i);
      int filled = rejection.accepted(group);
      for (int j = 0; j < GROUP && filled < GROUP; j++) {
        float candidate = candidates[GROUP * i + j];
        if (Math.abs(candidate) < BOUND) {
          target[GROUP * group + filled] = candidate;
          filled++;
        }
      }
      rejection.accept(group, filled);
    }
  }
}
