package io.github.weightseed.dl4j;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
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
    if (type == DataType.FLOAT16) {
      return DType.FLOAT16;
    }
    return switch (type) {
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
    // ND4J's own buffers of bytes turn bfloat16 into other numbers (M2.1): write into its memory.
    try (INDArray values = Nd4j.createUninitialized(target.dataType(), shape.dims(), 'c')) {
      values.data().asNio().put(0, Tensor.of(source).asByteBuffer(), 0, byteSize(source));
      Nd4j.getAffinityManager().tagLocation(values, Location.HOST);
      target.assign(values);
    }
  }

  private static int byteSize(TensorSource source) {
    return Math.toIntExact(source.shape().size() * source.dtype().byteSize());
  }
}
