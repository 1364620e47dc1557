package io.github.weightseed.random.tensorflow;

/**
 * Standard normal floats between -2 and 2, both excluded: group g reads blocks from {@code 256 g}
 * on, two pairs of {@link FloatBoxMuller} a block, and keeps the first four values within the
 * bounds.
 *
 * <p>The first block is enough for five groups of six; {@link Rejection} leads the others on.
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

  FloatTruncated(Philox4x32 philox, int groups) {
    this.philox = philox;
    this.words = new Words(groups);
    this.boxMuller = new FloatBoxMuller(groups);
    this.rejection = new Rejection(groups, GROUP, BLOCKS_OF_GROUP);
    this.candidates = new float[GROUP * groups];
  }

  @Override
  public void make(long group, int groups, float[] target) {
    rejection.start(groups);
    while (rejection.count() > 0) {
      int count = rejection.count();
      rejection.blocks(group, words);
      philox.blocks(count, words);
      boxMuller.transform(words.word0, words.word1, count, candidates, 0, GROUP);
      boxMuller.transform(words.word2, words.word3, count, candidates, 2, GROUP);
      for (int i = 0; i < count; i++) {
        accept(rejection.group(i), GROUP * i, target);
      }
      rejection.next();
    }
  }

  /** Adds what is within the bounds of four candidates to a group. */
  private void accept(int group, int candidate, float[] target) {
    int filled = rejection.accepted(group);
    for (int i = candidate; i < candidate + GROUP && filled < GROUP; i++) {
      target[GROUP * group + filled] = candidates[i];
      filled += Math.abs(candidates[i]) < BOUND ? 1 : 0;
    }
    rejection.accept(group, filled);
  }
}
