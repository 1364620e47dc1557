package io.github.weightseed.initializers;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.conversion.Conversion;
import io.github.weightseed.source.BFloat16;
import io.github.weightseed.source.DoubleSource;
import io.github.weightseed.source.Elements;
import io.github.weightseed.source.Float16;
import io.github.weightseed.source.FloatSource;
import io.github.weightseed.source.HalfSource;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The values of an {@link Stft}, each operation rounded to the dtype as in Keras: {@code cos(((-2 *
 * t) * (k / n)) * pi)}, times the window, divided by the scaling.
 */
final class StftKernel {

  private final DType dtype;
  private final Conversion conversion;

  private final boolean imaginary;
  private final double @Nullable [] window;
  private final double scaling;
  private final long frequencies;
  private final double pi;

  /**
   * The kernel of a shape's last dimension.
   *
   * @param window the values by time, which are of the dtype already; null for none
   */
  StftKernel(
      Conversion conversion,
      DType dtype,
      boolean imaginary,
      double @Nullable [] window,
      @Nullable String scaling,
      long frequencies) {
    this.conversion = conversion;
    this.dtype = dtype;
    this.imaginary = imaginary;
    this.window = window;
    this.scaling = window == null ? 1 : scaling(window, scaling);
    this.frequencies = frequencies;
    this.pi = Elements.round(conversion.functionDType(dtype), Math.PI);
  }

  private double scaling(double[] values, @Nullable String kind) {
    if (kind == null) {
      return 1;
    }
    boolean density = kind.equals("density");
    double sum = 0;
    for (double value : values) {
      sum += density ? round(value * value) : Math.abs(value);
    }
    return density ? function(Math::sqrt, round(sum)) : round(sum);
  }

  private double function(DoubleUnaryOperator function, double argument) {
    DType own = conversion.functionDType(dtype);
    return Elements.round(own, function.applyAsDouble(Elements.round(own, argument)));
  }

  private double quotient(double dividend, double divisor) {
    DType own = conversion.quotientDType(dtype);
    return Elements.round(own, Elements.round(own, dividend) / Elements.round(own, divisor));
  }

  private double round(double value) {
    return Elements.round(dtype, value);
  }

  /** The kernel as a source of the shape {@code (times, 1, frequencies)}. */
  TensorSource source(long times) {
    Shape shape = Shape.of(times, 1, frequencies);
    DType result = window == null ? dtype : conversion.quotientDType(dtype);
    return switch (result) {
      case FLOAT32 ->
          FloatSource.of(
              shape,
              (from, count, target, offset) -> {
                for (int i = 0; i < count; i++) {
                  target[offset + i] = (float) value(from + i);
                }
              });
      case FLOAT64 ->
          DoubleSource.of(
              shape,
              (from, count, target, offset) -> {
                for (int i = 0; i < count; i++) {
                  target[offset + i] = value(from + i);
                }
              });
      default ->
          HalfSource.of(
              shape,
              dtype,
              (from, count, target, offset) -> {
                for (int i = 0; i < count; i++) {
                  float value = (float) value(from + i);
                  target[offset + i] =
                      dtype == DType.FLOAT16 ? Float16.fromFloat(value) : BFloat16.fromFloat(value);
                }
              });
    };
  }

  private double value(long flat) {
    long time = flat / frequencies;
    double size = round(2.0 * (frequencies - 1));
    double frequency = quotient(round((double) (flat % frequencies)), size);
    double angle = round(round(round(-2 * round((double) time)) * frequency) * pi);
    double wave = function(imaginary ? StrictMath::sin : StrictMath::cos, angle);
    return window == null ? wave : quotient(round(wave * window[(int) time]), scaling);
  }
}
