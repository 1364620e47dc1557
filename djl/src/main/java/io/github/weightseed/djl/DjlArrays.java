package io.github.weightseed.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;

/** Our bytes in DJL's arrays. */
final class DjlArrays {

  private static final Set<DType> PYTORCH =
      EnumSet.of(
          DType.FLOAT16,
          DType.FLOAT32,
          DType.FLOAT64,
          DType.INT8,
          DType.INT32,
          DType.INT64,
          DType.UINT8,
          DType.BOOL);

  private DjlArrays() {}

  /**
   * Keras' name for a type of DJL.
   *
   * @throws IllegalArgumentException when Keras has no such weights
   */
  static DType dtype(DataType type) {
    return switch (type) {
      case FLOAT16 -> DType.FLOAT16;
      case BFLOAT16 -> DType.BFLOAT16;
      case FLOAT32 -> DType.FLOAT32;
      case FLOAT64 -> DType.FLOAT64;
      case INT8 -> DType.INT8;
      case INT16 -> DType.INT16;
      case INT32 -> DType.INT32;
      case INT64 -> DType.INT64;
      case UINT8 -> DType.UINT8;
      case UINT16 -> DType.UINT16;
      case UINT32 -> DType.UINT32;
      case UINT64 -> DType.UINT64;
      case BOOLEAN -> DType.BOOL;
      default ->
          throw new IllegalArgumentException(
              "A weight must be of numbers or booleans, got DJL's type " + type);
    };
  }

  /**
   * Keras' name for a type of which a manager can make arrays.
   *
   * @throws IllegalArgumentException when it cannot, or Keras has no such weights
   * @throws IllegalStateException when the manager is closed
   */
  static DType dtype(NDManager manager, DataType type) {
    DType dtype = dtype(type);
    if (!manager.isOpen()) {
      throw new IllegalStateException("The NDManager is closed: " + manager.getName());
    }
    // DJL 0.35's native code knows these; asked for another, it ends the JVM.
    if (manager.getEngine().getEngineName().equals("PyTorch") && !PYTORCH.contains(dtype)) {
      throw new IllegalArgumentException(
          "DJL's PyTorch engine has no %s, only %s".formatted(dtype, PYTORCH));
    }
    return dtype;
  }

  /**
   * Our shape for a shape of DJL.
   *
   * @throws IllegalArgumentException when a dimension is not known yet
   */
  static Shape shape(ai.djl.ndarray.types.Shape shape) {
    return Shape.of(shape.getShape());
  }

  static NDArray create(
      NDManager manager, ai.djl.ndarray.types.Shape shape, DataType type, TensorSource source) {
    return manager.create(bytes(source), shape, type);
  }

  static void write(TensorSource source, NDArray array) {
    array.set(bytes(source));
  }

  private static ByteBuffer bytes(TensorSource source) {
    ByteBuffer bytes = Tensor.of(source).asByteBuffer();
    // DJL keeps a direct buffer as the array's memory; any other it would copy once more.
    return ByteBuffer.allocateDirect(bytes.remaining())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes)
        .flip();
  }
}
