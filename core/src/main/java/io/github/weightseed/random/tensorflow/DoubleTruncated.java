package io.github.weightseed.random.tensorflow;

/**
 * Standard normal doubles between -2 and 2, both excluded: group g reads blocks from {@code 128 g}
 * on, a pair of {@link DoubleBoxMuller} a block, and keeps the first two values within the bounds.
 * Not thread-safe.
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
    philox.blocks(BLOCKS_OF_GROUP * group, BLOCKS_OF_GROUP, groups, words);
    rejection.start(groups);
    accept(groups, target);
    for (int count = rejection.next(); count > 0; count = rejection.next()) {
      rejection.blocks(group, words);
      philox.blocks(count, words);
      accept(count, target);
    }
  }

  /** Gives each group what is within the bounds of the two candidates of its block. */
  private void accept(int count, double[] target) {
    boxMuller.transform(words, count, candidates);
    for (int i = 0; i < count; i++) {
      int group = rejection.group(i);
      int filled = rejection.accepted(group);
      for (int j = 0; j < GROUP && filled < GROUP; j++) {
        double candidate = candidates[GROUP * i + j];
        if (Math.abs(candidate) < BOUND) {
          target[GROUP * group + filled] = candidate;
          filled++;
        }
      }
      rejection.accept(group, filled);
    }
  }
}
