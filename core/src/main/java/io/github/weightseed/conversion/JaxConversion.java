package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * JAX 0.10.2 on CPU, with and without 64-bit types: casts are NumPy's, products are XLA's, which
 * flushes subnormals.
 */
enum JaxConversion implements Conversion {
  /** As JAX is by default. */
  X32,
  /** With {@code jax_enable_x64}. */
  X64;

  private static final float SMALLEST_NORMAL = Float.MIN_NORMAL;

  @Override
  public DType resultDType(DType requested) {
    if (this == X64) {
      return requested;
    }
    return switch (requested) {
      case FLOAT64 -> DType.FLOAT32;
      case INT64 -> DType.INT32;
      case UINT64 -> DType.UINT32;
      default -> requested;
    };
  }

  @Override
  public Tensor cast(@Nullable Object value, DType dtype) {
    throw new UnsupportedOperationException("TODO");
  }

  @Override
  public Tensor times(Object factor, Tensor tensor) {
    throw new UnsupportedOperationException("TODO");
  }

  @Override
  public IllegalArgumentException incompatible(Shape value, Shape shape, DType dtype) {
    return new IllegalArgumentException("TODO");
  }
}
