package io.github.weightseed;

import io.github.weightseed.source.Elements;
import io.github.weightseed.source.InMemory;
import io.github.weightseed.source.ParallelFill;
import io.github.weightseed.source.TensorBackedSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.StringJoiner;

/**
 * A tensor in memory: dtype, shape and the bytes of its elements, little-endian, in C order (the
 * last axis moves fastest). At most 2<sup>31</sup>-1 bytes; larger ones are read by parts from a
 * {@link TensorSource}. Immutable, and safe for use by many threads.
 */
public final class Tensor {

  private static final int MOST_PRINTED = 6;

  private final Shape shape;
  private final DType dtype;
  private final byte[] bytes;

  private Tensor(Shape shape, DType dtype, byte[] bytes) {
    if (shape.size() > bytes.length || shape.size() * dtype.byteSize() != bytes.length) {
      throw new IllegalArgumentException(
          "A tensor of shape %s and dtype %s has %d elements, got %d bytes"
              .formatted(shape, dtype, shape.size(), bytes.length));
    }
    this.shape = shape;
    this.dtype = dtype;
    this.bytes = bytes;
  }

  /** A tensor of the given bytes (little-endian, C order), which are copied. */
  public static Tensor of(Shape shape, DType dtype, byte[] bytes) {
    return new Tensor(shape, dtype, bytes.clone());
  }

  /** A float32 tensor of these values. */
  public static Tensor of(Shape shape, float... values) {
    byte[] bytes = allocate(Shape.of(values.length), DType.FLOAT32);
    littleEndian(bytes).asFloatBuffer().put(values);
    return new Tensor(shape, DType.FLOAT32, bytes);
  }

  /** A float64 tensor of these values. */
  public static Tensor of(Shape shape, double... values) {
    byte[] bytes = allocate(Shape.of(values.length), DType.FLOAT64);
    littleEndian(bytes).asDoubleBuffer().put(values);
    return new Tensor(shape, DType.FLOAT64, bytes);
  }

  /** An int64 tensor of these values. */
  public static Tensor of(Shape shape, long... values) {
    byte[] bytes = allocate(Shape.of(values.length), DType.INT64);
    littleEndian(bytes).asLongBuffer().put(values);
    return new Tensor(shape, DType.INT64, bytes);
  }

  /**
   * All the values of a source, made on as many threads as the machine has where the source allows
   * it.
   *
   * @throws IllegalArgumentException when it has more than 2<sup>31</sup>-1 bytes
   */
  public static Tensor of(TensorSource source) {
    byte[] bytes = allocate(source.shape(), source.dtype());
    ParallelFill.fill(source, littleEndian(bytes));
    return new Tensor(source.shape(), source.dtype(), bytes);
  }

  private static byte[] allocate(Shape shape, DType dtype) {
    return new byte[InMemory.bytes(shape, dtype)];
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The shape. */
  public Shape shape() {
    return shape;
  }

  /** The type of the elements. */
  public DType dtype() {
    return dtype;
  }

  /** The number of elements. */
  public int size() {
    return (int) shape.size();
  }

  /** The bytes as a read-only, little-endian view. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The elements in C order, each converted as by Java's cast to float. */
  public float[] toFloatArray() {
    float[] values = new float[size()];
    source().read(0, values.length, values, 0);
    return values;
  }

  /** The elements in C order as doubles: exact for all types but 64-bit integers. */
  public double[] toDoubleArray() {
    double[] values = new double[size()];
    source().read(0, values.length, values, 0);
    return values;
  }

  /**
   * One element as a double, by its index along each axis.
   *
   * @throws IndexOutOfBoundsException when there is no such element
   */
  public double get(long... index) {
    if (index.length != shape.rank()) {
      throw new IndexOutOfBoundsException(
          "Got " + index.length + " indices for shape=" + shape + " of rank " + shape.rank());
    }
    long flat = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= shape.dim(axis)) {
        throw new IndexOutOfBoundsException(
            "Got index " + Arrays.toString(index) + " for shape=" + shape);
      }
      flat = flat * shape.dim(axis) + index[axis];
    }
    return getFlat((int) flat);
  }

  /** One element as a double, by its flat index in C order. */
  public double getFlat(int index) {
    return Elements.toDouble(dtype, asByteBuffer(), index);
  }

  /**
   * Every element times a number, in the tensor's own type: the number is rounded to it first, then
   * each product is, as Keras' {@code values * number}.
   *
   * @throws IllegalArgumentException when the type is not a floating-point one
   */
  public Tensor times(double number) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(
          "Only floating-point tensors can be scaled, got dtype=" + dtype);
    }
    double factor = Elements.round(dtype, number);
    byte[] bytes = allocate(shape, dtype);
    ByteBuffer product = littleEndian(bytes);
    for (int i = 0; i < size(); i++) {
      Elements.put(dtype, product, i, getFlat(i) * factor);
    }
    return new Tensor(shape, dtype, bytes);
  }

  /** This tensor as a source. */
  public TensorSource source() {
    return new TensorBackedSource(this);
  }

  /** Whether the other is a tensor of the same shape, dtype and bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && dtype == that.dtype
        && shape.equals(that.shape)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * shape.hashCode() + dtype.hashCode()) + Arrays.hashCode(bytes);
  }

  /** Shape, dtype and the first values. */
  @Override
  public String toString() {
    StringJoiner values = new StringJoiner(", ", "[", size() > MOST_PRINTED ? ", ...]" : "]");
    for (int i = 0; i < Math.min(size(), MOST_PRINTED); i++) {
      double value = getFlat(i);
      values.add(dtype == DType.FLOAT32 ? Float.toString((float) value) : Double.toString(value));
    }
    return "Tensor(shape=" + shape + ", dtype=" + dtype + ", values=" + values + ")";
  }
}
