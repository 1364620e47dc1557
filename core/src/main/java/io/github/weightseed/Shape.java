package io.github.weightseed;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The shape of a tensor: its dimensions, outermost first, as in Keras.
 *
 * <p>A shape has any rank from 0 (one element) up, dimensions of zero or more, and at most
 * 2<sup>63</sup>-1 elements. It is immutable and may be shared between threads.
 */
public final class Shape {

  private static final Shape SCALAR = new Shape(new long[0]);

  private final long[] dims;
  private final long size;

  private Shape(long[] dims) {
    this.dims = dims;
    this.size = checkedSize(dims);
  }

  /**
   * The shape with these dimensions; none gives rank 0.
   *
   * @throws IllegalArgumentException when a dimension is negative or the number of elements does
   *     not fit in a long
   */
  public static Shape of(long... dims) {
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  /** The shape of rank 0, which holds one element. */
  public static Shape scalar() {
    return SCALAR;
  }

  private static long checkedSize(long[] dims) {
    long product = 1;
    boolean empty = false;
    boolean overflow = false;
    for (long dim : dims) {
      if (dim < 0) {
        throw new IllegalArgumentException(
            "Dimensions must not be negative, got shape=" + text(dims));
      }
      empty |= dim == 0;
      overflow |= !empty && Math.multiplyHigh(product, dim) != 0;
      product *= dim;
      overflow |= !empty && product < 0;
    }
    if (empty) {
      return 0;
    }
    if (overflow) {
      throw new IllegalArgumentException(
          "A shape must have at most 2^63-1 elements, got shape=" + text(dims));
    }
    return product;
  }

  /** The number of dimensions. */
  public int rank() {
    return dims.length;
  }

  /**
   * The dimension at an axis; negative axes count from the end, as in Python.
   *
   * @throws IllegalArgumentException when there is no such axis
   */
  public long dim(int axis) {
    int index = axis < 0 ? axis + dims.length : axis;
    if (index < 0 || index >= dims.length) {
      throw new IllegalArgumentException(
          "There is no axis " + axis + " in shape=" + this + " of rank " + rank());
    }
    return dims[index];
  }

  /** The dimensions, as a new array. */
  public long[] dims() {
    return dims.clone();
  }

  /** The number of elements: the product of the dimensions, 1 for rank 0. */
  public long size() {
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && Arrays.equals(dims, that.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** The dimensions as Python prints a tuple: {@code ()}, {@code (3,)}, {@code (3, 3, 64, 128)}. */
  @Override
  public String toString() {
    return text(dims);
  }

  private static String text(long[] dims) {
    String inner = LongStream.of(dims).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + inner + (dims.length == 1 ? ",)" : ")");
  }
}
