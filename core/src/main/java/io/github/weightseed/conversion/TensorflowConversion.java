package io.github.weightseed.conversion;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.source.Elements;
import io.github.weightseed.text.PythonText;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TensorFlow 2.21 on CPU: Python values become float32, int64 or bool, and are cast from there;
 * subnormal numbers count as zero but in float16; a factor must suit the tensor's type.
 *
 * <p>A negative zero becomes a positive one, as in every process that has used 0.0 before:
 * TensorFlow keeps the tensors of scalars, and finds them by equality.
 */
final class TensorflowConversion implements Conversion {

  private static final double TWO_31 = 0x1p31;
  private static final double TWO_63 = 0x1p63;

  @Override
  public DType resultDType(DType requested) {
    return requested;
  }

  @Override
  public Tensor cast(@Nullable Object value, DType dtype) {
    Tensor tensor = value instanceof Tensor given ? given : tensor(NestedList.of(value), dtype);
    TensorWriter writer = new TensorWriter(tensor.shape(), dtype);
    for (int i = 0; i < tensor.size(); i++) {
      if (tensor.dtype().isFloating()) {
        putFloat(writer, i, dtype, FlushToZero.flush(tensor.dtype(), tensor.getFlat(i)));
      } else {
        putInteger(writer, i, dtype, tensor);
      }
    }
    return writer.tensor();
  }

  /** {@code tf.convert_to_tensor(value)}; int64 stands for int32 too. */
  private static Tensor tensor(NestedList list, DType wanted) {
    DType dtype = kind(list.elements());
    if (isText(list)) {
      throw new IllegalArgumentException(
          "Cast string to %s is not supported".formatted(tensorflowName(wanted)));
    }
    TensorWriter writer = new TensorWriter(list.shape(), dtype);
    for (int i = 0; i < list.elements().size(); i++) {
      Object element = list.elements().get(i);
      if (dtype == DType.FLOAT32) {
        writer.putDouble(i, single(PythonValue.toFloat(element)));
      } else {
        writer.putLong(i, PythonValue.toInt(element).longValue());
      }
    }
    return writer.tensor();
  }

  private static double single(double value) {
    double single = (float) value + 0.0;
    if (Double.isInfinite(single) && !Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Can't convert Python sequence with a value out of range for a double-precision float.");
    }
    return single;
  }

  /** float32, int64 or bool; int64 for text too. */
  private static DType kind(List<@Nullable Object> elements) {
    int booleans = 0;
    int texts = 0;
    boolean anyFloat = elements.isEmpty();
    for (Object element : elements) {
      if (element == null) {
        throw new IllegalArgumentException(
            "Attempt to convert a value (None) with an unsupported type (<class 'NoneType'>) to a Tensor.");
      }
      checkRange(element);
      booleans += element instanceof Boolean ? 1 : 0;
      texts += element instanceof String ? 1 : 0;
      anyFloat |= element instanceof Double;
    }
    int numbers = elements.size() - booleans - texts;
    if (Math.max(numbers, Math.max(booleans, texts)) != elements.size()) {
      throw new IllegalArgumentException(
          "Can't convert Python sequence with mixed types to Tensor.");
    }
    return booleans > 0 ? DType.BOOL : anyFloat ? DType.FLOAT32 : DType.INT64;
  }

  private static boolean isText(NestedList list) {
    return list.elements().stream().anyMatch(String.class::isInstance);
  }

  private static void checkRange(Object number) {
    if (number instanceof BigInteger big && big.bitLength() >= Long.SIZE) {
      throw new IllegalArgumentException(
          "Can't convert Python sequence with out-of-range integer to Tensor.");
    }
  }

  private static String tensorflowName(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> "half";
      case FLOAT32 -> "float";
      case FLOAT64 -> "double";
      default -> dtype.kerasName();
    };
  }

  private static void putFloat(TensorWriter writer, int index, DType dtype, double value) {
    switch (dtype) {
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 ->
          writer.putDouble(index, FlushToZero.flush(dtype, Elements.round(dtype, value)));
      case BOOL -> writer.putLong(index, value != 0 ? 1 : 0);
      case INT8, UINT8, INT16, UINT16, INT32 -> writer.putLong(index, toInt(value));
      case UINT32, INT64 -> writer.putLong(index, toLong(value));
      case UINT64 -> {
        long low = toLong(value);
        writer.putLong(index, low < 0 ? low | toLong(value - TWO_63) : low);
      }
    }
  }

  /** x86's conversion: the least integer for what does not fit. */
  private static int toInt(double value) {
    return value > -TWO_31 - 1 && value < TWO_31 ? (int) value : Integer.MIN_VALUE;
  }

  private static long toLong(double value) {
    return value >= -TWO_63 && value < TWO_63 ? (long) value : Long.MIN_VALUE;
  }

  private static void putInteger(TensorWriter writer, int index, DType dtype, Tensor tensor) {
    long value = Elements.toLong(tensor.dtype(), tensor.asByteBuffer(), index);
    boolean isUnsignedLong = tensor.dtype() == DType.UINT64 && value < 0;
    if (dtype == DType.BOOL) {
      writer.putLong(index, value != 0 ? 1 : 0);
    } else if (!dtype.isFloating()) {
      writer.putLong(index, value);
    } else if (dtype == DType.FLOAT64 || isUnsignedLong) {
      writer.putDouble(index, isUnsignedLong ? tensor.getFlat(index) : value);
    } else {
      writer.putDouble(index, (float) value);
    }
  }

  /** Unlike a cast, this keeps a double's precision. */
  @Override
  public Tensor convert(@Nullable Object values, DType dtype) {
    if (values instanceof Tensor) {
      return cast(values, dtype);
    }
    NestedList list = NestedList.of(values);
    kind(list.elements());
    if (isText(list)) {
      throw unsuitable(values, dtype);
    }
    TensorWriter writer = new TensorWriter(list.shape(), dtype);
    for (int i = 0; i < list.elements().size(); i++) {
      writer.putDouble(i, PythonValue.toFloat(list.elements().get(i)));
    }
    return writer.tensor();
  }

  @Override
  public DType functionDType(DType dtype) {
    return dtype;
  }

  @Override
  public Tensor times(Object factor, Tensor tensor) {
    DType dtype = tensor.dtype();
    checkFactor(factor, dtype);
    TensorWriter product = new TensorWriter(tensor.shape(), dtype);
    if (dtype.isFloating()) {
      double scale = Elements.round(dtype, PythonValue.toFloat(factor) + 0.0);
      double flushed = FlushToZero.flush(dtype, scale);
      for (int i = 0; i < tensor.size(); i++) {
        double element = FlushToZero.flush(dtype, tensor.getFlat(i));
        product.putDouble(i, FlushToZero.flush(dtype, Elements.round(dtype, flushed * element)));
      }
    } else {
      long number = PythonValue.toInt(factor).longValue();
      for (int i = 0; i < tensor.size(); i++) {
        long element = Elements.toLong(dtype, tensor.asByteBuffer(), i);
        product.putLong(i, number * element);
      }
    }
    return product.tensor();
  }

  /** Which Python numbers {@code tf.convert_to_tensor} makes into a tensor of a dtype. */
  private static void checkFactor(Object factor, DType dtype) {
    boolean suits;
    if (factor instanceof Boolean) {
      suits =
          switch (dtype) {
            case BFLOAT16, INT8, INT16, UINT8, UINT16, UINT32 -> false;
            default -> true;
          };
    } else if (factor instanceof Double) {
      suits = dtype.isFloating();
    } else {
      suits = dtype != DType.BOOL;
    }
    boolean isNegative = factor instanceof Long number && number < 0;
    if (!suits || isNegative && dtype == DType.UINT64) {
      throw unsuitable(factor, dtype);
    }
  }

  private static IllegalArgumentException unsuitable(@Nullable Object value, DType dtype) {
    return new IllegalArgumentException(
        "Cannot convert %s to EagerTensor of dtype %s"
            .formatted(PythonText.repr(value), tensorflowName(dtype)));
  }

  @Override
  public IllegalArgumentException incompatible(Shape value, Shape shape, DType dtype) {
    return new IllegalArgumentException(
        "Incompatible shapes: %s vs. %s".formatted(list(value), list(shape)));
  }

  /** A shape as TensorFlow prints it. */
  private static String list(Shape shape) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < shape.rank(); i++) {
      text.append(i == 0 ? "" : ",").append(shape.dim(i));
    }
    return text.append(']').toString();
  }
}
