package io.github.weightseed.random.tensorflow;

/**
 * Standard normal doubles between -2 and 2, both excluded: group g reads blocks from {@code 128 g}
 * on, a pair of {@link DoubleBoxMuller} a block, and keeps the first two values within the bounds.
 */
final class DoubleTruncated implements DoubleSamples {

  /** TensorFlow sets aside 256 samples for each element, four of them in a block. */
  private static final int BLOCKS_OF_GROUP = 256 * GROUP / 4;

  private static final double BOUND = 2;

  private final Philox4x32 philox;
  private final Words words;
  private final DoubleBoxMuller boxMuller = new DoubleBoxMuller();
  private final Rejection rejection;
  private final double[] candidates;

  DoubleTruncated(Philox4x32 philox, int groups) {
    this.philox = philox;
    this.words = new Words(groups);
    this.rejection = new Rejection(groups, GROUP, BLOCKS_OF_GROUP);
    this.candidates = new double[GROUP * groups];
  }

  @Override
  public void make(long group, int groups, double[] target) {
    rejection.start(groups);
    while (rejection.count() > 0) {
      int count = rejection.count();
      rejection.blocks(group, words);
      philox.blocks(count, words);
      boxMuller.transform(words, count, candidates);
      for (int i = 0; i < count; i++) {
        accept(rejection.group(i), GROUP * i, target);
      }
      rejection.next();
    }
  }

  /** Adds what is within the bounds of two candidates to a group. */
  private void accept(int group, int candidate, double[] target) {
    int filled = rejection.accepted(group);
    for (int i = candidate; i < candidate + GROUP && filled < GROUP; i++) {
      target[GROUP * group + filled] = candidates[i];
      filled += Math.abs(candidates[i]) < BOUND ? 1 : 0;
    }
    rejection.accept(group, filled);
  }
}
