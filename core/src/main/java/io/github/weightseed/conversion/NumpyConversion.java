package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * NumPy 2.4: a Python number takes on the array's type (NEP 50), but for bfloat16, which is not its
 * own.
 */
final class NumpyConversion extends AbstractConversion {

  static final NumpyConversion INSTANCE = new NumpyConversion();

  private NumpyConversion() {}

  /** Keras takes float32 for float64 here, as the common type of it and of Python's float. */
  @Override
  public DType functionDType(DType dtype) {
    return dtype == DType.FLOAT64 ? DType.FLOAT32 : dtype;
  }

  @Override
  public DType quotientDType(DType dtype) {
    return functionDType(dtype);
  }

  @Override
  void put(TensorWriter writer, int index, DType dtype, @Nullable Object value) {
    if (dtype == DType.BFLOAT16) {
      checkForBFloat16(value);
    }
    boolean isMissing = value == null && dtype.isFloating();
    super.put(writer, index, dtype, isMissing ? (Object) Double.NaN : value);
  }

  /** An array of NumPy's own type is made first: int64 or uint64, float64, text or objects. */
  private static void checkForBFloat16(@Nullable Object value) {
    boolean isTooLarge =
        value instanceof BigInteger number
            && (number.signum() < 0 || number.bitLength() > Long.SIZE);
    if (value == null || value instanceof String || isTooLarge) {
      throw new IllegalArgumentException(
          "Cannot cast array of %s to bfloat16"
              .formatted(value instanceof String ? "text" : "objects"));
    }
  }

  @Override
  void checkFactor(Object factor, DType dtype) {
    if (!isInt(factor)) {
      return;
    }
    if (!dtype.isFloating()) {
      PythonValue.toBits(PythonValue.toInt(factor), promoted(factor, dtype));
    }
    if (dtype == DType.BFLOAT16 && factor instanceof BigInteger) {
      throw new IllegalArgumentException("expected number, got int " + factor);
    }
  }

  @Override
  DType promoted(Object factor, DType dtype) {
    if (factor instanceof Double) {
      if (dtype == DType.BFLOAT16) {
        return DType.FLOAT32;
      }
      return dtype.isFloating() ? dtype : DType.FLOAT64;
    }
    return isInt(factor) && dtype == DType.BOOL ? DType.INT64 : dtype;
  }

  @Override
  public IllegalArgumentException incompatible(Shape value, Shape shape, DType dtype) {
    return new IllegalArgumentException(
        "operands could not be broadcast together with shapes %s %s".formatted(value, shape));
  }
}
