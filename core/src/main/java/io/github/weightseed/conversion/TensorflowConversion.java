package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.text.PythonText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * TensorFlow 2.21 on CPU, x86-64: a Python number becomes a tensor of its own type first, a float
 * one of float32, and is then cast as C does. Nothing is promoted. Subnormal numbers count as zero.
 */
final class TensorflowConversion extends AbstractConversion {

  static final TensorflowConversion INSTANCE = new TensorflowConversion();

  /** What x86-64's conversions give for a float that does not fit. */
  private static final long INDEFINITE = Long.MIN_VALUE;

  private TensorflowConversion() {}

  @Override
  void put(TensorWriter writer, int index, DType dtype, @Nullable Object value) {
    if (value == null || value instanceof String) {
      throw new IllegalArgumentException(
          "Cast of %s to %s is not supported".formatted(PythonText.repr(value), dtype));
    }
    if (isInt(value) && PythonValue.toInt(value).bitLength() >= Long.SIZE) {
      throw new IllegalArgumentException(
          "Can't convert Python sequence with out-of-range integer to Tensor.");
    }
    if (value instanceof Double number) {
      putFloat(writer, index, dtype, toFloat32(number));
    } else if (dtype.isFloating() || dtype == DType.BOOL) {
      super.put(writer, index, dtype, value);
    } else {
      writer.putLong(index, PythonValue.toInt(value).longValue());
    }
  }

  private static float toFloat32(double number) {
    float single = (float) number;
    if (Float.isInfinite(single) && !Double.isInfinite(number)) {
      throw new IllegalArgumentException(
          "Can't convert Python sequence with a value out of range for a double-precision float.");
    }
    // Equal scalars share one constant, so that -0.0 is the 0.0 of before.
    return (float) flushSubnormal(DType.FLOAT32, single) + 0f;
  }

  private void putFloat(TensorWriter writer, int index, DType dtype, float value) {
    switch (dtype) {
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> writer.putDouble(index, value);
      case BOOL -> writer.putLong(index, value != 0 ? 1 : 0);
      case UINT64 -> writer.putLong(index, toUnsignedLong(value));
      case INT64, UINT32 -> writer.putLong(index, truncated(value, Long.SIZE));
      default -> writer.putLong(index, truncated(value, Integer.SIZE));
    }
  }

  private static long truncated(float value, int bits) {
    boolean fits = Math.abs(value) < Math.scalb(1.0f, bits - 1);
    return fits ? (long) value : INDEFINITE >> (Long.SIZE - bits);
  }

  private static long toUnsignedLong(float value) {
    boolean fits = value >= 0 && value < 0x1p64f;
    return fits ? new BigDecimal(value).toBigInteger().longValue() : truncated(value, Long.SIZE);
  }

  @Override
  double flush(DType dtype, double value) {
    return flushSubnormal(dtype, value);
  }

  @Override
  void checkFactor(Object factor, DType dtype) {
    boolean fits =
        switch (dtype) {
          case FLOAT16, FLOAT32, FLOAT64 -> true;
          case BFLOAT16 -> !(factor instanceof Boolean);
          case INT32, INT64, UINT64 -> !(factor instanceof Double);
          case BOOL -> factor instanceof Boolean;
          default -> isInt(factor);
        };
    boolean isTooLarge =
        (dtype.isInteger() || dtype == DType.BFLOAT16)
            && isInt(factor)
            && (PythonValue.toInt(factor).bitLength() >= Long.SIZE
                || (dtype == DType.UINT64 && PythonValue.toInt(factor).signum() < 0));
    if (!fits || isTooLarge) {
      throw new IllegalArgumentException(
          "Cannot convert %s to EagerTensor of dtype %s".formatted(PythonText.repr(factor), dtype));
    }
  }

  @Override
  DType promoted(Object factor, DType dtype) {
    return dtype;
  }

  @Override
  double scalar(DType dtype, double factor) {
    // Equal scalars share one constant, so that -0.0 is the 0.0 of before.
    return super.scalar(dtype, factor) + 0.0;
  }

  @Override
  public IllegalArgumentException incompatible(Shape value, Shape shape, DType dtype) {
    return new IllegalArgumentException("Incompatible shapes: %s vs. %s".formatted(value, shape));
  }
}
