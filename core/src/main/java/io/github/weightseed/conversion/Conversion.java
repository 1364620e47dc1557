package io.github.weightseed.conversion;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What one backend makes of Python values.
 *
 * <p>A Python value is a {@link Boolean}, {@link Long}, {@link java.math.BigInteger}, {@link
 * Double}, {@link String}, null, a nested {@link java.util.List} of these, or a {@link Tensor}.
 * Implementations are immutable and safe for use by many threads.
 */
public interface Conversion {

  /** The rules of a backend. */
  static Conversion of(Backend backend) {
    return switch (backend) {
      case JAX -> JaxConversion.X32;
      case JAX_X64 -> JaxConversion.X64;
      case TENSORFLOW -> TensorflowConversion.INSTANCE;
      case TORCH -> TorchConversion.INSTANCE;
      case NUMPY -> NumpyConversion.INSTANCE;
    };
  }

  /** The dtype that the backend gives when asked for one. */
  DType resultDType(DType requested);

  /** The type in which Keras computes sines, cosines and square roots of a floating-point dtype. */
  default DType functionDType(DType dtype) {
    return dtype;
  }

  /** The type of Keras' {@code ops.divide} of a floating-point dtype. */
  default DType quotientDType(DType dtype) {
    return dtype;
  }

  /**
   * Keras' {@code ops.cast(value, dtype) * ops.ones((), dtype)}.
   *
   * @throws IllegalArgumentException for what the backend refuses
   */
  Tensor cast(@Nullable Object value, DType dtype);

  /**
   * Python's {@code factor * tensor} for a Boolean, Long, BigInteger or Double, in the type that
   * the backend promotes to.
   *
   * @throws IllegalArgumentException for what the backend refuses
   */
  Tensor times(Object factor, Tensor tensor);

  /**
   * What to throw when a value's shape does not broadcast with the shape asked for, in the
   * backend's words.
   */
  IllegalArgumentException incompatible(Shape value, Shape shape, DType dtype);
}
