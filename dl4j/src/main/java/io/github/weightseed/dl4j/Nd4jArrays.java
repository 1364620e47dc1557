package io.github.weightseed.dl4j;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Our bytes in ND4J's arrays. */
final class Nd4jArrays {

  private Nd4jArrays() {}

  /**
   * Keras' name for a type of ND4J.
   *
   * @throws IllegalArgumentException when Keras has no such weights
   */
  static DType dtype(DataType type) {
    return switch (type) {
      case HALF -> DType.FLOAT16;
      case BFLOAT16 -> DType.BFLOAT16;
      case FLOAT -> DType.FLOAT32;
      case DOUBLE -> DType.FLOAT64;
      default ->
          throw new IllegalArgumentException(
              "A network's weights must be of a floating-point type, got ND4J's type " + type);
    };
  }

  /** Assigns values, which stand in C order, to an array of the same shape in any order. */
  static void write(TensorSource source, INDArray target) {
    Shape shape = source.shape();
    if (shape.size() == 0) {
      return;
    }
    ByteBuffer bytes = Tensor.of(source).asByteBuffer();
    ByteBuffer direct =
        ByteBuffer.allocateDirect(bytes.remaining())
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(bytes)
            .flip();
    long[] dims = shape.dims();
    try (INDArray values =
        Nd4j.create(
            Nd4j.createBuffer(direct, target.dataType(), Math.toIntExact(shape.size())),
            dims,
            Nd4j.getStrides(dims, 'c'),
            0,
            'c',
            target.dataType())) {
      target.assign(values);
    }
  }
}
