package io.github.weightseed.linalg;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.random.RandomStream;
import io.github.weightseed.source.AbstractSource;
import io.github.weightseed.source.Elements;
import io.github.weightseed.source.RoundOnce;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of Keras' Orthogonal initializer: {@code gain * q}, where q is the orthogonal factor
 * of a matrix of standard normal values.
 *
 * <p>With {@code rows} the product of all dimensions but the last and {@code columns} the last, the
 * normal matrix is {@code (max(rows, columns), min(rows, columns))}; q is transposed where rows are
 * fewer than columns. QR is done in double for every backend: NumPy does the same, and the others'
 * float32 results lie further from the truth than ours.
 *
 * <p>The whole matrix is made at the first read and kept, as doubles; at most 2<sup>31</sup>-1
 * elements. Until then {@link #isRandomAccess()} is false. Safe for use by many threads.
 */
public final class OrthogonalMatrix extends AbstractSource {

  private static final Shape EMPTY = Shape.of(0, 0);

  /** Arrays of more elements are refused by some virtual machines. */
  private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

  /** Turns an element of q into the value of the tensor. */
  @FunctionalInterface
  private interface Finish {
    double apply(double q);
  }

  private final TensorSource normals;
  private final boolean transposed;
  private final DType input;
  private final Finish finish;
  private volatile double @Nullable [] values;

  private OrthogonalMatrix(
      Shape shape, DType dtype, TensorSource normals, DType input, Finish finish) {
    super(shape, dtype);
    this.normals = normals;
    this.transposed = shape.size() > 0 && shape.dim(-1) > shape.size() / shape.dim(-1);
    this.input = input;
    this.finish = finish;
  }

  /**
   * As Keras makes it on a backend, in the dtype that comes out there.
   *
   * @param stream the backend's stream, which draws the normal values
   * @throws IllegalArgumentException when the shape's rank is below 2 or it has more than
   *     2<sup>31</sup>-1 elements, or the backend refuses the seed, the dtype or the gain
   */
  public static TensorSource of(
      RandomStream stream, Backend backend, SeedState seed, Shape shape, DType dtype, Number gain) {
    TensorSource normals = normals(stream, seed, shape, dtype);
    String refusal = OrthogonalRule.refusal(backend, normals.dtype(), shape.size() == 0);
    if (refusal != null) {
      throw new IllegalArgumentException(
          "%s (the %s backend has no QR for dtype=%s; Orthogonal.builder().anyDType() computes it in double and rounds once)"
              .formatted(refusal, backend, normals.dtype()));
    }
    DType result = OrthogonalRule.resultDType(backend, normals.dtype());
    DType input = normals.dtype() == DType.FLOAT64 ? result : normals.dtype();
    double factor = OrthogonalRule.gain(backend, result, gain);
    return new OrthogonalMatrix(
        shape, result, normals, input, q -> OrthogonalRule.product(backend, result, q, factor));
  }

  /**
   * As {@link #of}, and {@link #roundedOnce} where the backend's QR refuses the dtype.
   *
   * @param stream the backend's stream, which draws the normal values
   * @throws IllegalArgumentException when the shape's rank is below 2 or it has more than
   *     2<sup>31</sup>-1 elements, or the backend refuses the seed or the gain, or has no normal
   *     values of the dtype
   */
  public static TensorSource ofAnyDType(
      RandomStream stream, Backend backend, SeedState seed, Shape shape, DType dtype, Number gain) {
    return OrthogonalRule.refusal(backend, dtype, shape.size() == 0) == null
        ? of(stream, backend, seed, shape, dtype, gain)
        : roundedOnce(stream, seed, shape, dtype, gain);
  }

  /**
   * For any floating-point dtype that the stream has, also where the backend's QR refuses it: all
   * in double, gain included, then rounded once to the dtype of the normal values.
   *
   * @param stream the backend's stream, which draws the normal values
   * @throws IllegalArgumentException when the shape's rank is below 2 or it has more than
   *     2<sup>31</sup>-1 elements, or the stream refuses the seed or the dtype
   */
  public static TensorSource roundedOnce(
      RandomStream stream, SeedState seed, Shape shape, DType dtype, Number gain) {
    TensorSource normals = normals(stream, seed, shape, dtype);
    DType result = normals.dtype();
    double factor = gain.doubleValue();
    return new OrthogonalMatrix(
        shape, result, normals, result, q -> RoundOnce.round(result, q * factor));
  }

  private static TensorSource normals(
      RandomStream stream, SeedState seed, Shape shape, DType dtype) {
    if (shape.rank() < 2) {
      throw new IllegalArgumentException(
          "The tensor to initialize must be at least two-dimensional. Received: shape=%s of rank %d."
              .formatted(shape, shape.rank()));
    }
    if (shape.size() > MOST_ELEMENTS) {
      throw new IllegalArgumentException(
          "An orthogonal matrix is made in memory and has at most %d elements, got shape=%s of %d"
              .formatted(MOST_ELEMENTS, shape, shape.size()));
    }
    return stream.normal(seed, flat(shape), dtype, 0.0, 1.0);
  }

  /** The normal matrix: at least as many rows as columns. */
  private static Shape flat(Shape shape) {
    if (shape.size() == 0) {
      return EMPTY;
    }
    long columns = shape.dim(-1);
    long rows = shape.size() / columns;
    return Shape.of(Math.max(rows, columns), Math.min(rows, columns));
  }

  /** Whether the matrix is there: before that, a read costs all of it. */
  @Override
  public boolean isRandomAccess() {
    return values != null;
  }

  private double[] values() {
    double[] made = values;
    if (made == null) {
      synchronized (this) {
        made = values;
        if (made == null) {
          made = make();
          values = made;
        }
      }
    }
    return made;
  }

  private double[] make() {
    int size = (int) shape().size();
    double[] matrix = new double[size];
    if (size == 0) {
      return matrix;
    }
    normals.read(0, size, matrix, 0);
    if (input != normals.dtype()) {
      Arrays.setAll(matrix, i -> Elements.round(input, matrix[i]));
    }
    int rows = (int) normals.shape().dim(0);
    int columns = (int) normals.shape().dim(1);
    HouseholderQr.signedQ(matrix, rows, columns);
    double[] ordered = transposed ? transpose(matrix, rows, columns) : matrix;
    for (int i = 0; i < size; i++) {
      ordered[i] = finish.apply(ordered[i]);
    }
    return ordered;
  }

  private static double[] transpose(double[] matrix, int rows, int columns) {
    double[] result = new double[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = matrix[i * columns + j];
      }
    }
    return result;
  }

  @Override
  protected void readFloats(long from, int count, float[] target, int offset) {
    double[] source = values();
    for (int i = 0; i < count; i++) {
      target[offset + i] = (float) source[(int) from + i];
    }
  }

  @Override
  protected void readDoubles(long from, int count, double[] target, int offset) {
    System.arraycopy(values(), (int) from, target, offset, count);
  }

  @Override
  protected void readBytes(long from, int count, ByteBuffer target) {
    double[] source = values();
    for (int i = 0; i < count; i++) {
      Elements.put(dtype(), target, i, source[(int) from + i]);
    }
  }
}
