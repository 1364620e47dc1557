package io.github.weightseed.random.tensorflow;

import io.github.weightseed.DType;
import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.source.Elements;

/**
 * How TensorFlow makes tensors of Python's numbers: in two ways, which round differently.
 *
 * <p>-0.0 becomes 0.0, as in every process that has used 0.0 before: TensorFlow keeps the tensors
 * of scalars, and finds them by equality.
 */
final class Parameters {

  private Parameters() {}

  /**
   * {@code tf.convert_to_tensor(value, dtype)}, as mean and stddev are converted: floats and ints
   * by way of double, what is too large becomes infinite.
   */
  static double convert(Number value, DType dtype) {
    return Elements.round(dtype, value.doubleValue() + 0.0);
  }

  /**
   * {@code tf.cast(value, dtype)}, as minval and maxval are: a float becomes a float32 first,
   * whatever the dtype; an int an int32 or int64.
   *
   * @throws IllegalArgumentException when a float is too large for float32
   */
  static double cast(Number value, DType dtype) {
    if (value instanceof Long number) {
      return dtype == DType.FLOAT64 ? number.doubleValue() : Elements.round(dtype, (float) number);
    }
    float single = single(value.doubleValue());
    return dtype == DType.FLOAT32 ? single : Elements.round(dtype, FlushToZero.flush(single));
  }

  /** {@link #cast} to int32 or int64: what does not fit becomes the least value. */
  static long castToInteger(Number value, DType dtype) {
    boolean isInt = dtype == DType.INT32;
    if (value instanceof Long number) {
      return isInt ? number.intValue() : number;
    }
    float single = single(value.doubleValue());
    float limit = isInt ? 0x1p31f : 0x1p63f;
    boolean fits = single >= -limit && single < limit;
    return fits ? (long) single : isInt ? Integer.MIN_VALUE : Long.MIN_VALUE;
  }

  private static float single(double value) {
    float single = (float) (value + 0.0);
    if (Float.isInfinite(single) && !Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Can't convert Python sequence with a value out of range for a double-precision float.");
    }
    return single;
  }
}
