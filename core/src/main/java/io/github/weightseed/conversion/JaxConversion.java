package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.source.Elements;
import io.github.weightseed.source.RoundOnce;
import io.github.weightseed.text.PythonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * JAX 0.10.2 on CPU: Python values are cast by NumPy; products are XLA's, which takes subnormal
 * numbers for zero and promotes by JAX's table, where a Python number takes on the array's type.
 */
enum JaxConversion implements Conversion {
  /** As JAX is by default. */
  X32(DType.INT32, DType.FLOAT32),
  /** With {@code jax_enable_x64}. */
  X64(DType.INT64, DType.FLOAT64);

  private final DType defaultInt;
  private final DType defaultFloat;

  JaxConversion(DType defaultInt, DType defaultFloat) {
    this.defaultInt = defaultInt;
    this.defaultFloat = defaultFloat;
  }

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
    DType result = resultDType(dtype);
    if (value instanceof Tensor tensor) {
      return castTensor(tensor, result);
    }
    NestedList list = NestedList.of(value);
    TensorWriter writer = new TensorWriter(list.shape(), result);
    for (int i = 0; i < list.elements().size(); i++) {
      Object element = list.elements().get(i);
      if (element == null) {
        throw new IllegalArgumentException("None is not a valid value for jnp.array");
      }
      put(writer, i, result, element);
    }
    return writer.tensor();
  }

  private void put(TensorWriter writer, int index, DType dtype, Object value) {
    switch (dtype) {
      case BOOL -> writer.putLong(index, PythonValue.toBool(value) ? 1 : 0);
      case FLOAT16 -> writer.putDouble(index, RoundOnce.round(dtype, PythonValue.toFloat(value)));
      case BFLOAT16 -> {
        checkForBFloat16(value);
        writer.putDouble(index, flush(dtype, PythonValue.toFloat(value)));
      }
      case FLOAT32, FLOAT64 -> writer.putDouble(index, flush(dtype, PythonValue.toFloat(value)));
      default -> writer.putLong(index, PythonValue.toBits(PythonValue.toInt(value), dtype));
    }
  }

  /** NumPy has no bfloat16, so JAX makes an array of its own default type first. */
  private void checkForBFloat16(Object value) {
    if (value instanceof String) {
      throw new IllegalArgumentException(
          "Value %s is not a valid JAX array type. Only arrays of numeric types are supported by JAX."
              .formatted(PythonText.repr(value)));
    }
    boolean isInt = value instanceof Long || value instanceof BigInteger;
    int bits = defaultInt.byteSize() * Byte.SIZE;
    if (isInt && PythonValue.toInt(value).bitLength() >= bits) {
      throw new IllegalArgumentException(
          "Python int %s too large to convert to %s".formatted(value, defaultInt));
    }
  }

  /** XLA's conversion of arrays: floats saturate, NaN is 0, ints wrap. */
  private static Tensor castTensor(Tensor tensor, DType dtype) {
    TensorWriter writer = new TensorWriter(tensor.shape(), dtype);
    for (int i = 0; i < tensor.size(); i++) {
      double value = tensor.getFlat(i);
      if (dtype.isFloating()) {
        writer.putDouble(i, value);
      } else if (dtype == DType.BOOL) {
        writer.putLong(i, value != 0 ? 1 : 0);
      } else {
        writer.putLong(i, toInteger(tensor, i, dtype));
      }
    }
    return writer.tensor();
  }

  private static long toInteger(Tensor tensor, int index, DType dtype) {
    if (!tensor.dtype().isFloating()) {
      return Elements.toLong(tensor.dtype(), tensor.asByteBuffer(), index);
    }
    double value = tensor.getFlat(index);
    int bits = dtype.byteSize() * Byte.SIZE;
    boolean unsigned = dtype.kerasName().startsWith("u");
    double limit = Math.scalb(1.0, unsigned ? bits : bits - 1);
    if (Double.isNaN(value)) {
      return 0;
    }
    if (value >= limit) {
      return unsigned ? -1L : (1L << (bits - 1)) - 1;
    }
    double low = unsigned ? 0 : -limit;
    return new BigDecimal(Math.max(value, low)).toBigInteger().longValue();
  }

  /** Keras makes float32 of float64 here, whether JAX has 64 bits or not. */
  @Override
  public DType functionDType(DType dtype) {
    return dtype == DType.FLOAT64 ? DType.FLOAT32 : dtype;
  }

  @Override
  public Tensor times(Object factor, Tensor tensor) {
    if (factor instanceof Long number
        && BigInteger.valueOf(number).bitLength() >= defaultInt.byteSize() * Byte.SIZE) {
      throw new IllegalArgumentException(
          "An overflow was encountered while parsing an argument to a jitted computation, whose argument path is x. Got <class 'int'> with value "
              + number);
    }
    DType dtype = promoted(factor, tensor.dtype());
    TensorWriter product = new TensorWriter(tensor.shape(), dtype);
    if (dtype.isFloating()) {
      multiplyFloats(factor, tensor, dtype, product);
    } else {
      long number = PythonValue.toInt(factor).longValue();
      for (int i = 0; i < tensor.size(); i++) {
        long element = Elements.toLong(tensor.dtype(), tensor.asByteBuffer(), i);
        product.putLong(i, number * element);
      }
    }
    return product.tensor();
  }

  private DType promoted(Object factor, DType dtype) {
    if (factor instanceof Double && !dtype.isFloating()) {
      return defaultFloat;
    }
    return factor instanceof Long && dtype == DType.BOOL ? defaultInt : dtype;
  }

  private static void multiplyFloats(
      Object factor, Tensor tensor, DType dtype, TensorWriter product) {
    double exact = Elements.round(dtype, PythonValue.toFloat(factor));
    double flushed = flush(dtype, exact);
    for (int i = 0; i < tensor.size(); i++) {
      double element = tensor.getFlat(i);
      if (tensor.dtype() == DType.BOOL) {
        // XLA turns the product with a boolean into a choice.
        product.putDouble(i, element == 0 ? 0 : exact);
      } else {
        product.putDouble(i, flush(dtype, flushed * flush(dtype, element)));
      }
    }
  }

  /**
   * A value that arithmetic in a dtype takes for zero when it is subnormal; float16 is computed in
   * float32.
   */
  private static double flush(DType dtype, double value) {
    double smallest = dtype == DType.FLOAT64 ? Double.MIN_NORMAL : Float.MIN_NORMAL;
    return Math.abs(value) < smallest ? Math.copySign(0.0, value) : value;
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
