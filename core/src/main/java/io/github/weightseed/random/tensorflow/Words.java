package io.github.weightseed.random.tensorflow;

/**
 * The words of Philox blocks, one array for each of the four places: what is made from them is then
 * vector code. Not thread-safe.
 */
final class Words {

  final int[] word0;
  final int[] word1;
  final int[] word2;
  final int[] word3;

  /** Room for so many blocks. */
  Words(int blocks) {
    word0 = new int[blocks];
    word1 = new int[blocks];
    word2 = new int[blocks];
    word3 = new int[blocks];
  }
}
