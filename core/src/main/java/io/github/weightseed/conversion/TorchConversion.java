package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.source.Elements;
import io.github.weightseed.text.PythonText;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch 2.13: no unsigned types but uint8, so that Keras takes the next larger signed ones; half
 * types are multiplied by a number in float32.
 */
final class TorchConversion extends AbstractConversion {

  static final TorchConversion INSTANCE = new TorchConversion();

  private TorchConversion() {}

  @Override
  public DType resultDType(DType requested) {
    return switch (requested) {
      case UINT16 -> DType.INT32;
      case UINT32 -> DType.INT64;
      case UINT64 -> throw new IllegalArgumentException("Unsupported dtype for PyTorch: uint64");
      default -> requested;
    };
  }

  @Override
  void put(TensorWriter writer, int index, DType dtype, @Nullable Object value) {
    if (value == null || value instanceof String) {
      throw new IllegalArgumentException(
          "Could not infer dtype of a tensor from " + PythonText.repr(value));
    }
    if (dtype.isInteger() && value instanceof Double number) {
      checkFits(number, dtype);
    }
    if (dtype == DType.UINT8 && value instanceof Long number && number < 0 && number >= -0xff) {
      writer.putLong(index, number);
      return;
    }
    super.put(writer, index, dtype, value);
  }

  /** PyTorch compares the float itself, with its fraction, to the limits of the type. */
  private static void checkFits(double number, DType dtype) {
    int bits = dtype.byteSize() * Byte.SIZE;
    boolean signed = PythonValue.isSigned(dtype);
    double least = signed ? -Math.scalb(1.0, bits - 1) : 0;
    double most = Math.scalb(1.0, signed ? bits - 1 : bits) - 1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "value cannot be converted to type %s without overflow".formatted(dtype));
    }
  }

  @Override
  void checkFactor(Object factor, DType dtype) {
    if (factor instanceof BigInteger) {
      throw new IllegalArgumentException("Overflow when unpacking long: " + factor);
    }
  }

  @Override
  DType promoted(Object factor, DType dtype) {
    if (factor instanceof Double && !dtype.isFloating()) {
      return DType.FLOAT32;
    }
    return isInt(factor) && dtype == DType.BOOL ? DType.INT64 : dtype;
  }

  @Override
  double scalar(DType dtype, double factor) {
    return dtype == DType.FLOAT64 ? factor : Elements.round(DType.FLOAT32, factor);
  }

  @Override
  public IllegalArgumentException incompatible(Shape value, Shape shape, DType dtype) {
    return new IllegalArgumentException(
        "The sizes of the tensors must match, or be 1: got %s and %s".formatted(value, shape));
  }
}
