package io.github.weightseed;

import java.util.stream.IntStream;

/**
 * The fans of a weight: how many values enter and leave one of its units.
 *
 * <p>As Keras' {@code compute_fans} counts them, for shape {@code s}:
 *
 * <ul>
 *   <li>rank 0: both 1; rank 1: both {@code s[0]}; rank 2: {@code s[0]} and {@code s[1]};
 *   <li>more: a kernel {@code (*window, in, out)}; with {@code r} the product of the window, {@code
 *       in * r} and {@code out * r}. So a depthwise kernel {@code (3, 3, channels, 1)} has fan_in
 *       {@code 9 * channels}, and a transposed kernel {@code (3, 3, out, in)} has its fans swapped;
 *   <li>with input and output axes given: the products over those axes.
 * </ul>
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param fanIn the number of inputs of a unit
 * @param fanOut the number of outputs of a unit
 */
public record Fans(long fanIn, long fanOut) {

  /**
   * The fans that Keras takes for a shape.
   *
   * @throws IllegalArgumentException when one does not fit in a long, as may be of a shape without
   *     elements
   */
  public static Fans of(Shape shape) {
    int rank = shape.rank();
    if (rank == 0) {
      return new Fans(1, 1);
    }
    if (rank == 1) {
      return new Fans(shape.dim(0), shape.dim(0));
    }
    int[] window = IntStream.range(0, rank - 2).toArray();
    return new Fans(
        times(shape, product(shape, window), shape.dim(-2)),
        times(shape, product(shape, window), shape.dim(-1)));
  }

  /**
   * The fans over given axes: the products of their dimensions; negative axes count from the end.
   *
   * @throws IllegalArgumentException when the shape has no such axis, or a fan does not fit in a
   *     long
   */
  public static Fans of(Shape shape, int[] inputAxes, int[] outputAxes) {
    return new Fans(product(shape, inputAxes), product(shape, outputAxes));
  }

  private static long product(Shape shape, int[] axes) {
    long product = 1;
    for (int axis : axes) {
      product = times(shape, product, shape.dim(axis));
    }
    return product;
  }

  private static long times(Shape shape, long product, long dim) {
    try {
      return Math.multiplyExact(product, dim);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("A fan must be at most 2^63-1, got shape=" + shape, e);
    }
  }

  /** The mean of the two fans. */
  public double average() {
    long sum = fanIn + fanOut;
    // Above 2^63 the sum is halved as an int, its lowest bit kept for the rounding to double.
    return sum >= 0 ? sum / 2.0 : (double) ((sum >>> 1) | (sum & 1));
  }
}
