package io.github.weightseed.random.tensorflow;

/**
 * Standard normal floats: two pairs of {@link FloatBoxMuller} a group; group g is of block g. Not
 * thread-safe.
 */
final class FloatNormals implements FloatSamples {

  private final Philox4x32 philox;
  private final Words words;
  private final FloatBoxMuller boxMuller;

  FloatNormals(Philox4x32 philox, int groups) {
    this.philox = philox;
    this.words = new Words(groups);
    this.boxMuller = new FloatBoxMuller(groups);
  }

  @Override
  public void make(long group, int groups, float[] target) {
    philox.blocks(group, 1, groups, words);
    boxMuller.transform(words.word0, words.word1, groups, target, 0, GROUP);
    boxMuller.transform(words.word2, words.word3, groups, target, 2, GROUP);
  }
}
