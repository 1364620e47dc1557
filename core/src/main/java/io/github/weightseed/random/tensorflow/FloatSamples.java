package io.github.weightseed.random.tensorflow;

/**
 * Samples of a standard distribution in float, by groups of four: group g holds the elements {@code
 * 4 g .. 4 g + 3}. Implementations hold working arrays and are not thread-safe.
 */
interface FloatSamples {

  /** Elements of a group. */
  int GROUP = 4;

  /**
   * Makes the groups {@code group .. group + groups - 1} from {@code target[0]} on.
   *
   * @param groups from 0 to {@link Philox4x32#BLOCKS}, and not above what the object was made for
   */
  void make(long group, int groups, float[] target);
}
