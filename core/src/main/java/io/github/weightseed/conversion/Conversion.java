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
 * Implementations are stateless.
 */
public interface Conversion {

  /**
   * The rules of a backend.
   *
   * @throws UnsupportedOperationException while a backend's rules are not there yet
   */
  static Conversion of(Backend backend) {
    return switch (backend) {
      case JAX -> JaxConversion.X32;
      case JAX_X64 -> JaxConversion.X64;
      case TENSORFLOW -> new TensorflowConversion();
      default ->
          throw new UnsupportedOperationException(
              "The random stream of the %s backend is not there yet; use the jax backend"
                  .formatted(backend));
    };
  }

  /** The dtype that the backend gives when asked for one. */
  DType resultDType(DType requested);

  /**
   * Keras' {@code ops.cast(value, dtype) * ops.ones((), dtype)}.
   *
   * @throws IllegalArgumentException for what the backend refuses
   */
  Tensor cast(@Nullable Object value, DType dtype);

  /**
   * Keras' {@code ops.convert_to_tensor(values, dtype)} for a floating-point dtype and numbers in
   * lists, or a tensor.
   *
   * @throws IllegalArgumentException for what the backend refuses
   */
  default Tensor convert(@Nullable Object values, DType dtype) {
    return cast(values, dtype);
  }

  /** The type in which Keras computes functions such as the cosine of a floating-point dtype. */
  DType functionDType(DType dtype);

  /**
   * Python's {@code factor * tensor} for a Boolean, Long or Double, in the type that the backend
   * promotes to.
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
