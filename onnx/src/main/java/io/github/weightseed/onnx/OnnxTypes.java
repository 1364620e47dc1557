package io.github.weightseed.onnx;

import io.github.weightseed.DType;
import org.jspecify.annotations.Nullable;

/** The numbers of element types in {@code TensorProto.DataType} (onnx.proto3). */
final class OnnxTypes {

  private OnnxTypes() {}

  /** Keras' name for a number, null when Keras has no such type. */
  static @Nullable DType dtype(int number) {
    for (DType dtype : DType.values()) {
      if (number(dtype) == number) {
        return dtype;
      }
    }
    return null;
  }

  static int number(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> 1;
      case UINT8 -> 2;
      case INT8 -> 3;
      case UINT16 -> 4;
      case INT16 -> 5;
      case INT32 -> 6;
      case INT64 -> 7;
      case BOOL -> 9;
      case FLOAT16 -> 10;
      case FLOAT64 -> 11;
      case UINT32 -> 12;
      case UINT64 -> 13;
      case BFLOAT16 -> 16;
    };
  }
}
