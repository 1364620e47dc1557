package io.github.weightseed.random.tensorflow;

/**
 * Samples of a standard distribution in double, by groups of two: group g holds the elements {@code
 * 2 g} and {@code 2 g + 1}. Implementations hold working arrays and are not thread-safe.
 */
interface DoubleSamples {

  /** Elements of a group. */
  int GROUP = 2;

  /**
   * Makes the groups {@code group .. group + groups - 1} from {@code target[0]} on.
   *
   * @param groups from 0 to {@link Philox4x32#BLOCKS}, and not above what the object was made for
   */
  void make(long group, int groups, double[] target);
}
