package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.Tensor;
import io.github.weightseed.source.Elements;
import io.github.weightseed.source.RoundOnce;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the backends have in common, and most of what NumPy does: a cast of each element in Python's
 * way, and products in a promoted type.
 */
abstract class AbstractConversion implements Conversion {

  @Override
  public DType resultDType(DType requested) {
    return requested;
  }

  @Override
  public final Tensor cast(@Nullable Object value, DType dtype) {
    DType result = resultDType(dtype);
    if (value instanceof Tensor tensor) {
      return castTensor(tensor, result);
    }
    NestedList list = NestedList.of(value);
    TensorWriter writer = new TensorWriter(list.shape(), result);
    for (int i = 0; i < list.elements().size(); i++) {
      put(writer, i, result, list.elements().get(i));
    }
    return writer.tensor();
  }

  /** Casts a Python value to an element, times one. */
  void put(TensorWriter writer, int index, DType dtype, @Nullable Object value) {
    switch (dtype) {
      case BOOL -> writer.putLong(index, PythonValue.toBool(value) ? 1 : 0);
      case FLOAT16 -> writer.putDouble(index, RoundOnce.round(dtype, PythonValue.toFloat(value)));
      case BFLOAT16, FLOAT32, FLOAT64 ->
          writer.putDouble(index, flush(dtype, PythonValue.toFloat(value)));
      default -> writer.putLong(index, PythonValue.toBits(PythonValue.toInt(value), dtype));
    }
  }

  /**
   * A value that arithmetic in a dtype takes for zero when it is subnormal, where the backend does.
   */
  double flush(DType dtype, double value) {
    return value;
  }

  /** For backends that flush subnormals; float16 is computed in float32, where it has none. */
  static double flushSubnormal(DType dtype, double value) {
    double smallest = dtype == DType.FLOAT64 ? Double.MIN_NORMAL : Float.MIN_NORMAL;
    return Math.abs(value) < smallest ? Math.copySign(0.0, value) : value;
  }

  /** The conversion of arrays: floats saturate, NaN is 0, ints wrap. */
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
    boolean signed = PythonValue.isSigned(dtype);
    double limit = Math.scalb(1.0, signed ? bits - 1 : bits);
    if (Double.isNaN(value)) {
      return 0;
    }
    if (value >= limit) {
      return signed ? (1L << (bits - 1)) - 1 : -1L;
    }
    return new BigDecimal(Math.max(value, signed ? -limit : 0)).toBigInteger().longValue();
  }

  @Override
  public final Tensor times(Object factor, Tensor tensor) {
    checkFactor(factor, tensor.dtype());
    DType dtype = promoted(factor, tensor.dtype());
    TensorWriter product = new TensorWriter(tensor.shape(), dtype);
    if (dtype.isFloating()) {
      double number = scalar(dtype, PythonValue.toFloat(factor));
      for (int i = 0; i < tensor.size(); i++) {
        product.putDouble(i, product(dtype, number, tensor, i));
      }
    } else {
      long number = PythonValue.toInt(factor).longValue();
      for (int i = 0; i < tensor.size(); i++) {
        long element = Elements.toLong(tensor.dtype(), tensor.asByteBuffer(), i);
        product.putLong(i, number * element);
      }
    }
    return product.tensor();
  }

  /** Refuses a factor that the backend refuses for a tensor of a dtype. */
  abstract void checkFactor(Object factor, DType dtype);

  /** The type of a product. */
  abstract DType promoted(Object factor, DType dtype);

  /** The factor as it enters the product. */
  double scalar(DType dtype, double factor) {
    return flush(dtype, Elements.round(dtype, factor));
  }

  /** A factor times an element. */
  double product(DType dtype, double factor, Tensor tensor, int index) {
    return flush(dtype, factor * flush(dtype, tensor.getFlat(index)));
  }

  /** Whether a factor is a Python int; booleans are not. */
  static boolean isInt(@Nullable Object factor) {
    return factor instanceof Long || factor instanceof BigInteger;
  }
}
