package io.github.weightseed.keras.stream;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;

/**
 * A tensor in a file.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param dtype its type
 * @param shape its shape
 * @param bytes its elements in C order, as many as there should be
 * @param isBigEndian whether their most significant byte comes first
 */
public record StoredTensor(DType dtype, Shape shape, Bytes bytes, boolean isBigEndian) {

  /**
   * A little-endian tensor.
   *
   * @throws IllegalArgumentException when it has another number of bytes than it should
   */
  public StoredTensor(DType dtype, Shape shape, Bytes bytes) {
    this(dtype, shape, bytes, false);
  }

  /** Checks the number of bytes. */
  public StoredTensor {
    if (bytes.size() != byteSize(dtype, shape)) {
      throw new IllegalArgumentException(
          "shape=%s of %s takes %d bytes, got %d"
              .formatted(shape, dtype, byteSize(dtype, shape), bytes.size()));
    }
  }

  /**
   * The bytes that a tensor takes.
   *
   * @throws IllegalArgumentException when they do not fit in a long
   */
  public static long byteSize(DType dtype, Shape shape) {
    try {
      return Math.multiplyExact(shape.size(), (long) dtype.byteSize());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "shape=%s of %s has more than 2^63-1 bytes".formatted(shape, dtype), e);
    }
  }
}
