package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.text.PythonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code int()}, {@code float()} and {@code bool()}, and NumPy's range check, in their
 * words.
 */
final class PythonValue {

  private PythonValue() {}

  /** Python's {@code float(value)}. */
  static double toFloat(@Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value instanceof BigInteger number && Double.isInfinite(number.doubleValue())) {
      throw new IllegalArgumentException("int too large to convert to float");
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      return parse(text);
    }
    throw new IllegalArgumentException(
        "float() argument must be a string or a real number, not " + PythonText.repr(value));
  }

  private static double parse(String text) {
    try {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "nan", "+nan", "-nan" -> Double.NaN;
        case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        default -> new BigDecimal(text.strip()).doubleValue();
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "could not convert string to float: " + PythonText.repr(text), e);
    }
  }

  /** Python's {@code int(value)}: floats lose their fraction. */
  static BigInteger toInt(@Nullable Object value) {
    if (value instanceof BigInteger number) {
      return number;
    }
    if (value instanceof Long number) {
      return BigInteger.valueOf(number);
    }
    if (value instanceof Boolean flag) {
      return flag ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (value instanceof Double number) {
      if (Double.isNaN(number)) {
        throw new IllegalArgumentException("cannot convert float NaN to integer");
      }
      if (Double.isInfinite(number)) {
        throw new IllegalArgumentException("cannot convert float infinity to integer");
      }
      return new BigDecimal(number).toBigInteger();
    }
    try {
      return new BigInteger(String.valueOf(value).strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "invalid literal for int() with base 10: " + PythonText.repr(value), e);
    }
  }

  /** Python's {@code bool(value)}. */
  static boolean toBool(@Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof BigInteger number) {
      return number.signum() != 0;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    return value instanceof String text && !text.isEmpty();
  }

  /**
   * An int as the bits of an integer dtype.
   *
   * @throws IllegalArgumentException in NumPy's words when it does not fit
   */
  static long toBits(BigInteger number, DType dtype) {
    int bits = dtype.byteSize() * Byte.SIZE;
    boolean signed = isSigned(dtype);
    boolean fits =
        signed ? number.bitLength() < bits : number.signum() >= 0 && number.bitLength() <= bits;
    if (fits) {
      return number.longValue();
    }
    boolean fitsLong = number.bitLength() < Long.SIZE && bits < Long.SIZE;
    boolean fitsUnsignedLong = number.signum() > 0 && number.bitLength() <= Long.SIZE;
    boolean wide = !signed && bits >= Integer.SIZE;
    if (fitsLong || (wide && (fitsUnsignedLong || number.bitLength() < Long.SIZE))) {
      throw new IllegalArgumentException(
          "Python integer %s out of bounds for %s".formatted(number, dtype));
    }
    throw new IllegalArgumentException("Python int too large to convert to C long");
  }

  /** Whether an integer dtype has negative values. */
  static boolean isSigned(DType dtype) {
    return switch (dtype) {
      case INT8, INT16, INT32, INT64 -> true;
      default -> false;
    };
  }
}
