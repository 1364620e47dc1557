package io.github.weightseed.random.tensorflow;

/**
 * Standard normal doubles: a pair of {@link DoubleBoxMuller} a group; group g is of block g. Not
 * thread-safe.
 */
final class DoubleNormals implements DoubleSamples {

  private final Philox4x32 philox;
  private final Words words;
  private final DoubleBoxMuller boxMuller = new DoubleBoxMuller();

  DoubleNormals(Philox4x32 philox, int groups) {
    this.philox = philox;
    this.words = new Words(groups);
  }

  @Override
  public void make(long group, int groups, double[] target) {
    philox.blocks(group, 1, groups, words);
    boxMuller.transform(words, groups, target);
  }
}
