package io.github.weightseed.linalg;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.source.Elements;
import org.jspecify.annotations.Nullable;

/**
 * What each backend makes of Orthogonal's dtypes and of its gain.
 *
 * <table>
 * <caption>Dtype of the result, by the dtype of the normal values</caption>
 * <tr><th></th><th>float16</th><th>bfloat16</th><th>float32</th><th>float64</th></tr>
 * <tr><td>JAX (float64 only with x64)</td><td>refused</td><td>refused</td><td>float32</td>
 *     <td>float64</td></tr>
 * <tr><td>TensorFlow</td><td>float16</td><td>refused</td><td>float32</td><td>float64</td></tr>
 * <tr><td>PyTorch</td><td>refused</td><td>refused</td><td>float32</td><td>float64</td></tr>
 * <tr><td>NumPy</td><td>refused</td><td>float64</td><td>float32</td><td>float32</td></tr>
 * </table>
 */
final class OrthogonalRule {

  private OrthogonalRule() {}

  /** The dtype of the result for normal values of a dtype that is not refused. */
  static DType resultDType(Backend backend, DType normals) {
    if (backend != Backend.NUMPY) {
      return normals;
    }
    // keras.ops.qr converts float64 to float32, and NumPy everything else to float64.
    return normals == DType.FLOAT32 || normals == DType.FLOAT64 ? DType.FLOAT32 : DType.FLOAT64;
  }

  /** The backend's words when its QR does not take a dtype; null when it does. */
  static @Nullable String refusal(Backend backend, DType normals, boolean isEmpty) {
    return switch (backend) {
      case JAX, JAX_X64 ->
          isHalf(normals) && !isEmpty ? "Unsupported dtype %s.".formatted(normals) : null;
      case TENSORFLOW ->
          normals == DType.BFLOAT16
              ? "Value for attr 'T' of bfloat16 is not in the list of allowed values: double, float,"
                  + " half, complex64, complex128"
              : null;
      case TORCH ->
          isHalf(normals)
              ? "\"geqrf_cpu\" not implemented for '%s'"
                  .formatted(normals == DType.FLOAT16 ? "Half" : "BFloat16")
              : null;
      case NUMPY -> normals == DType.FLOAT16 ? "array type float16 is unsupported in linalg" : null;
    };
  }

  private static boolean isHalf(DType dtype) {
    return dtype == DType.FLOAT16 || dtype == DType.BFLOAT16;
  }

  /**
   * The gain as the backend multiplies by it.
   *
   * @throws IllegalArgumentException when it is an int that JAX has no type for
   */
  static double gain(Backend backend, DType dtype, Number gain) {
    if (backend == Backend.JAX && gain instanceof Long value && value != value.intValue()) {
      throw new IllegalArgumentException(
          "An overflow was encountered while parsing an argument to a jitted computation: gain="
              + gain
              + " is not an int32");
    }
    double rounded = flushed(backend, dtype, Elements.round(dtype, gain.doubleValue()));
    // TensorFlow keeps Python's 0.0 as a constant, and finds it for -0.0 too.
    return backend == Backend.TENSORFLOW ? rounded + 0.0 : rounded;
  }

  /** A value times the gain in the tensor's own arithmetic. */
  static double product(Backend backend, DType dtype, double value, double gain) {
    return flushed(backend, dtype, Elements.round(dtype, Elements.round(dtype, value) * gain));
  }

  /** JAX and TensorFlow compute with subnormal numbers flushed to zero. */
  private static double flushed(Backend backend, DType dtype, double value) {
    double smallest =
        switch (dtype) {
          case FLOAT32 -> Float.MIN_NORMAL;
          case FLOAT64 -> Double.MIN_NORMAL;
          default -> 0;
        };
    boolean flushes = backend != Backend.TORCH && backend != Backend.NUMPY;
    return flushes && Math.abs(value) < smallest ? Math.copySign(0.0, value) : value;
  }
}
