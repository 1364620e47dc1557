package io.github.weightseed.tensorflow;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Constant;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint16;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * Tensors and constants of TensorFlow-Java with our values.
 *
 * <pre>{@code
 * TensorSource kernel =
 *     Initializers.glorotUniform(42).source(Shape.of(3, 3, 3, 8), DType.FLOAT32, Backend.JAX);
 * TFloat32 tensor = KerasTensors.tensor(kernel, TFloat32.class);
 * Operand<TFloat32> operand = KerasTensors.constant(tf, kernel, TFloat32.class);
 * }</pre>
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class KerasTensors {

  private static final Map<Class<? extends TType>, DType> DTYPES =
      Map.of(
          TFloat16.class, DType.FLOAT16,
          TBfloat16.class, DType.BFLOAT16,
          TFloat32.class, DType.FLOAT32,
          TFloat64.class, DType.FLOAT64,
          TInt32.class, DType.INT32,
          TInt64.class, DType.INT64,
          TUint8.class, DType.UINT8,
          TUint16.class, DType.UINT16,
          TBool.class, DType.BOOL);

  private KerasTensors() {}

  /**
   * Keras' name for a type of TensorFlow.
   *
   * @throws IllegalArgumentException when Keras has no such weights
   */
  static DType dtype(Class<? extends TType> type) {
    DType dtype = DTYPES.get(Objects.requireNonNull(type, "type"));
    if (dtype == null) {
      throw new IllegalArgumentException(
          "A weight must be of numbers or booleans, got TensorFlow's type " + type.getSimpleName());
    }
    return dtype;
  }

  /**
   * The values of a source as a tensor, which the caller closes.
   *
   * @throws IllegalArgumentException when the source is not of this type, or has more than
   *     2<sup>31</sup>-1 bytes
   */
  public static <T extends TType> T tensor(TensorSource source, Class<T> type) {
    return Tensor.of(type, shape(source), bytes(source, type));
  }

  /**
   * The values of a source as a constant, in eager execution or in a graph. A graph holds its
   * constants as they are, and at most 2 GiB in all: feed greater ones as tensors.
   *
   * @throws IllegalArgumentException when the source is not of this type
   * @throws IllegalStateException when the session or graph is closed
   */
  public static <T extends TType> Constant<T> constant(Ops tf, TensorSource source, Class<T> type) {
    return Objects.requireNonNull(tf, "tf").constant(type, shape(source), bytes(source, type));
  }

  private static Shape shape(TensorSource source) {
    return Shape.of(Objects.requireNonNull(source, "source").shape().dims());
  }

  private static ByteDataBuffer bytes(TensorSource source, Class<? extends TType> type) {
    DType dtype = dtype(type);
    if (source.dtype() != dtype) {
      throw new IllegalArgumentException(
          "The values are of dtype %s, got %s".formatted(source.dtype(), type.getSimpleName()));
    }
    ByteBuffer values = source.toTensor().asByteBuffer();
    byte[] bytes = new byte[values.remaining()];
    values.get(bytes);
    return DataBuffers.of(bytes);
  }
}
