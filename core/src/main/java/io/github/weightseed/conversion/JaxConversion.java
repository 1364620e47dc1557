package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.source.Elements;
import io.github.weightseed.text.PythonText;
import org.jspecify.annotations.Nullable;

/**
 * JAX 0.10.2 on CPU: Python values are cast by NumPy; products are XLA's, which takes subnormal
 * numbers for zero and promotes by JAX's table, where a Python number takes on the array's type.
 */
final class JaxConversion extends AbstractConversion {

  /** As JAX is by default. */
  static final JaxConversion X32 = new JaxConversion(DType.INT32, DType.FLOAT32);

  /** With {@code jax_enable_x64}. */
  static final JaxConversion X64 = new JaxConversion(DType.INT64, DType.FLOAT64);

  private final DType defaultInt;
  private final DType defaultFloat;

  private JaxConversion(DType defaultInt, DType defaultFloat) {
    this.defaultInt = defaultInt;
    this.defaultFloat = defaultFloat;
  }

  @Override
  public DType resultDType(DType requested) {
    return switch (requested) {
      case FLOAT64 -> defaultFloat;
      case INT64 -> defaultInt;
      case UINT64 -> defaultInt == DType.INT64 ? DType.UINT64 : DType.UINT32;
      default -> requested;
    };
  }

  /** Keras takes float32 for float64 here, as the common type of it and of Python's float. */
  @Override
  public DType functionDType(DType dtype) {
    return dtype == DType.FLOAT64 ? DType.FLOAT32 : dtype;
  }

  @Override
  void put(TensorWriter writer, int index, DType dtype, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("None is not a valid value for jnp.array");
    }
    if (dtype == DType.BFLOAT16) {
      checkForBFloat16(value);
    }
    super.put(writer, index, dtype, value);
  }

  /** NumPy has no bfloat16, so JAX makes an array of its own default type first. */
  private void checkForBFloat16(Object value) {
    if (value instanceof String) {
      throw new IllegalArgumentException(
          "Value %s is not a valid JAX array type. Only arrays of numeric types are supported by JAX."
              .formatted(PythonText.repr(value)));
    }
    if (isInt(value) && !fitsDefaultInt(value)) {
      throw new IllegalArgumentException(
          "Python int %s too large to convert to %s".formatted(value, defaultInt));
    }
  }

  private boolean fitsDefaultInt(Object value) {
    return PythonValue.toInt(value).bitLength() < defaultInt.byteSize() * Byte.SIZE;
  }

  @Override
  double flush(DType dtype, double value) {
    return flushSubnormal(dtype, value);
  }

  @Override
  void checkFactor(Object factor, DType dtype) {
    if (isInt(factor) && !fitsDefaultInt(factor)) {
      throw new IllegalArgumentException(
          "An overflow was encountered while parsing an argument to a jitted computation, whose argument path is x. Got <class 'int'> with value "
              + factor);
    }
  }

  @Override
  DType promoted(Object factor, DType dtype) {
    if (factor instanceof Double && !dtype.isFloating()) {
      return defaultFloat;
    }
    return isInt(factor) && dtype == DType.BOOL ? defaultInt : dtype;
  }

  @Override
  double scalar(DType dtype, double factor) {
    return Elements.round(dtype, factor);
  }

  @Override
  double product(DType dtype, double factor, Tensor tensor, int index) {
    if (tensor.dtype() == DType.BOOL) {
      // XLA turns the product with a boolean into a choice.
      return tensor.getFlat(index) == 0 ? 0 : factor;
    }
    return super.product(dtype, flush(dtype, factor), tensor, index);
  }

  @Override
  public IllegalArgumentException incompatible(Shape value, Shape shape, DType dtype) {
    if (value.rank() != shape.rank()) {
      return new IllegalArgumentException(
          "Incompatible shapes for broadcasting: shapes=[%s, %s]".formatted(value, shape));
    }
    return new IllegalArgumentException(
        "%s got incompatible shapes for broadcasting: %s, %s."
            .formatted(dtype == DType.BOOL ? "and" : "mul", value, shape));
  }
}
