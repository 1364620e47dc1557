package io.github.weightseed.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.github.weightseed.DType;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Tensors of ONNX Runtime with our values.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class OrtTensors {

  private OrtTensors() {}

  /**
   * The values of a source as a tensor of ONNX Runtime, of the same shape and type. The caller
   * closes it.
   *
   * @throws IllegalArgumentException when ONNX Runtime's Java API has no such type (uint16, uint32,
   *     uint64), or there are more than 2<sup>31</sup>-1 bytes
   * @throws OrtException when ONNX Runtime refuses
   */
  public static OnnxTensor create(OrtEnvironment environment, TensorSource source)
      throws OrtException {
    Objects.requireNonNull(environment, "environment");
    OnnxJavaType type = type(source.dtype());
    ByteBuffer bytes = Tensor.of(source).asByteBuffer();
    ByteBuffer direct =
        ByteBuffer.allocateDirect(bytes.remaining())
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(bytes)
            .flip();
    return OnnxTensor.createTensor(environment, direct, source.shape().dims(), type);
  }

  private static OnnxJavaType type(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> OnnxJavaType.FLOAT16;
      case BFLOAT16 -> OnnxJavaType.BFLOAT16;
      case FLOAT32 -> OnnxJavaType.FLOAT;
      case FLOAT64 -> OnnxJavaType.DOUBLE;
      case INT8 -> OnnxJavaType.INT8;
      case INT16 -> OnnxJavaType.INT16;
      case INT32 -> OnnxJavaType.INT32;
      case INT64 -> OnnxJavaType.INT64;
      case UINT8 -> OnnxJavaType.UINT8;
      case BOOL -> OnnxJavaType.BOOL;
      case UINT16, UINT32, UINT64 ->
          throw new IllegalArgumentException("ONNX Runtime's Java API has no " + dtype);
    };
  }
}
