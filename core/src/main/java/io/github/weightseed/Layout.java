package io.github.weightseed;

import io.github.weightseed.source.GatherSource;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How another library lays out a weight, against Keras: the order of its axes, and of the gates
 * along Keras' last axis.
 *
 * <p>Values and fans are always those of Keras' layout; they are then moved to where the other
 * library looks for them, so that its layer computes what Keras' layer would. A layout is told, not
 * guessed: a square matrix has no axes that could be recognised.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Layout {

  /** Keras' own: {@code (in, out)} for dense kernels, {@code (*window, in, out)} for others. */
  public static final Layout KERAS = new Layout(false, new int[0], "KERAS");

  /**
   * Output first: {@code (out, in)} for dense and recurrent kernels, {@code (out, in, *window)} for
   * convolutions, as in PyTorch, DJL, DL4J's convolutions and ONNX. Keras' kernel of a transposed
   * convolution, {@code (*window, out, in)}, becomes their {@code (in, out, *window)} by the same
   * rule. A vector stays as it is.
   */
  public static final Layout OUT_IN = new Layout(true, new int[0], "OUT_IN");

  private final boolean outputFirst;
  private final int[] gates;
  private final String name;

  private Layout(boolean outputFirst, int[] gates, String name) {
    this.outputFirst = outputFirst;
    this.gates = gates;
    this.name = name;
  }

  /**
   * This layout with the gates in another order. Keras has {@code i, f, c, o} in an LSTM and {@code
   * z, r, h} in a GRU, side by side along the last axis.
   *
   * @param order for each gate of the other library, which of Keras' it is, from 0
   * @throws IllegalArgumentException when it is not an order of 0 to n-1
   */
  public Layout withGates(int... order) {
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    if (order.length == 0 || !Arrays.equals(sorted, IntStream.range(0, order.length).toArray())) {
      throw new IllegalArgumentException(
          "The gates must be 0 to n-1 in some order, got order=" + Arrays.toString(order));
    }
    return new Layout(outputFirst, order.clone(), name);
  }

  /** The shape that Keras has for a weight of the other library's shape. */
  public Shape toKeras(Shape shape) {
    if (!outputFirst || shape.rank() < 2) {
      return shape;
    }
    int rank = shape.rank();
    long[] dims = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      dims[kerasAxis(axis, rank)] = shape.dim(axis);
    }
    return Shape.of(dims);
  }

  /** The other library's shape for a weight of Keras' shape. */
  public Shape fromKeras(Shape shape) {
    int rank = shape.rank();
    return Shape.of(
        IntStream.range(0, rank).mapToLong(axis -> shape.dim(kerasAxis(axis, rank))).toArray());
  }

  /**
   * Keras' values in the other library's layout. Where nothing moves that is the source itself;
   * else it is made as a whole when first read.
   *
   * @throws IllegalArgumentException when something moves and the tensor has more than
   *     2<sup>31</sup>-1 elements, or its last axis cannot be cut into the gates
   */
  public TensorSource fromKeras(TensorSource source) {
    Shape keras = source.shape();
    int rank = keras.rank();
    if (isInPlace(rank)) {
      return source;
    }
    if (keras.size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "Only tensors of at most 2^31-1 elements can change their layout, got shape=" + keras);
    }
    int[][] offsets = new int[rank][];
    int stride = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      int[] order = axis == rank - 1 ? gateOrder(keras) : range(keras.dim(axis));
      int step = stride;
      offsets[axis] = IntStream.of(order).map(index -> index * step).toArray();
      stride *= order.length;
    }
    int[][] moved =
        IntStream.range(0, rank)
            .mapToObj(axis -> offsets[kerasAxis(axis, rank)])
            .toArray(int[][]::new);
    return new GatherSource(source, fromKeras(keras), moved);
  }

  private boolean isInPlace(int rank) {
    return rank == 0 || (gates.length == 0 && (!outputFirst || rank < 2));
  }

  /** Which of Keras' axes an axis of the other library is. */
  private int kerasAxis(int axis, int rank) {
    if (!outputFirst || rank < 2) {
      return axis;
    }
    return axis < 2 ? rank - 1 - axis : axis - 2;
  }

  private int[] gateOrder(Shape keras) {
    int[] all = range(keras.dim(-1));
    if (gates.length == 0) {
      return all;
    }
    int units = all.length / gates.length;
    if (units * gates.length != all.length) {
      throw new IllegalArgumentException(
          "The last axis must be made up of %d gates, got shape=%s".formatted(gates.length, keras));
    }
    return IntStream.of(gates)
        .flatMap(gate -> IntStream.range(gate * units, (gate + 1) * units))
        .toArray();
  }

  private static int[] range(long length) {
    return IntStream.range(0, Math.toIntExact(length)).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Layout that
        && outputFirst == that.outputFirst
        && Arrays.equals(gates, that.gates);
  }

  @Override
  public int hashCode() {
    return 31 * Boolean.hashCode(outputFirst) + Arrays.hashCode(gates);
  }

  /** Its name, and the order of the gates where it has one. */
  @Override
  public String toString() {
    return gates.length == 0 ? name : name + " with gates " + Arrays.toString(gates);
  }
}
