package io.github.weightseed.linalg;

/**
 * The inner loop of all block operations: a row grows by a combination of four others.
 *
 * <p>It vectorises on JDK 17 and 25 as long as two things stay true. Every operand is an array of
 * its own that is read at the loop's index: with offsets into a shared array the compiler cannot
 * rule out overlap. And the body is small enough to be unrolled by the vector's width: two target
 * rows at once with eight coefficients are not. Either makes scalar code, two to four times slower.
 */
final class RowKernel {

  private RowKernel() {}

  /** A number of rows or columns, filled up to a multiple of the four that the kernel takes. */
  static int padded(int count) {
    return (count + 3) & ~3;
  }

  /**
   * Adds to a row the rows {@code source[s .. s + 3]} times {@code a0 .. a3}; columns {@code from
   * .. to - 1}.
   */
  static void add(
      double[] target,
      double[][] source,
      int s,
      double a0,
      double a1,
      double a2,
      double a3,
      int from,
      int to) {
    double[] source0 = source[s];
    double[] source1 = source[s + 1];
    double[] source2 = source[s + 2];
    double[] source3 = source[s + 3];
    for (int j = from; j < to; j++) {
      target[j] += (a0 * source0[j] + a1 * source1[j]) + (a2 * source2[j] + a3 * source3[j]);
    }
  }
}
