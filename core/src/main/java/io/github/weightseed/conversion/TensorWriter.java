package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.source.Elements;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes a tensor's elements one by one. Not thread-safe. */
final class TensorWriter {

  private final Shape shape;
  private final DType dtype;
  private final byte[] bytes;
  private final ByteBuffer buffer;

  TensorWriter(Shape shape, DType dtype) {
    this.shape = shape;
    this.dtype = dtype;
    this.bytes = new byte[Math.toIntExact(shape.size() * dtype.byteSize())];
    this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An element of a floating-point dtype, rounded to it; to half types by way of float32. */
  void putDouble(int index, double value) {
    Elements.put(dtype, buffer, index, value);
  }

  /** An element of an integer dtype or a boolean: the lowest bytes of a long. */
  void putLong(int index, long value) {
    Elements.putLong(dtype, buffer, index, value);
  }

  Tensor tensor() {
    return Tensor.of(shape, dtype, bytes);
  }
}
