package io.github.weightseed.random.jax;

import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.random.math.NaN;
import io.github.weightseed.source.HalfSource;

/**
 * {@code jax.random.uniform}, {@code normal} and {@code truncated_normal} in float16 and bfloat16,
 * scaled as Keras does.
 *
 * <p>An element has only 2^10 or 2^7 different fractions f; the value for each is computed once, by
 * the formulas of {@link FloatUniform} and {@link FloatNormal} with every result (and the sum in
 * uniform's, which is not fused) rounded to the type. erf_inv is that of float32, rounded. In
 * bfloat16 subnormals count as zero. Immutable.
 */
final class HalfTable implements HalfSource.Fill {

  /** A value by its fraction in [0, 1). */
  private interface Formula {
    float value(float fraction);
  }

  private final Threefry threefry;
  private final HalfFormat format;
  private final short[] values;

  private HalfTable(Threefry threefry, HalfFormat format, Formula formula) {
    this.threefry = threefry;
    this.format = format;
    this.values = new short[format.fractions()];
    for (int i = 0; i < values.length; i++) {
      values[i] = format.bits(formula.value((float) i / values.length));
    }
  }

  /** Values uniform from minval to maxval, which are rounded to the format first. */
  static HalfTable uniform(Threefry threefry, HalfFormat format, float minval, float maxval) {
    float nan = format == HalfFormat.FLOAT16 ? NaN.POSITIVE : NaN.ofUniform(minval, maxval);
    return new HalfTable(
        threefry,
        format,
        defined(uniform(format, format.round(minval), format.round(maxval)), nan));
  }

  /** Normal values; mean and stddev are rounded to the format first. */
  static HalfTable normal(Threefry threefry, HalfFormat format, float mean, float stddev) {
    Formula u = uniform(format, format.aboveMinusOne, 1);
    return normal(threefry, format, u, Float.POSITIVE_INFINITY, mean, stddev);
  }

  /**
   * Values less than two standard deviations from the mean; mean and stddev are rounded to the
   * format first.
   */
  static HalfTable truncated(Threefry threefry, HalfFormat format, float mean, float stddev) {
    Formula u = uniform(format, -format.erfOfTwoStddevs, format.erfOfTwoStddevs);
    return normal(threefry, format, u, format.belowTwo, mean, stddev);
  }

  private static HalfTable normal(
      Threefry threefry, HalfFormat format, Formula u, float limit, float mean, float stddev) {
    float roundedMean = format.round(mean);
    float roundedStddev = format.round(stddev);
    Formula normal =
        fraction -> {
          float erfInv = format.round(FloatErfInv.erfInv(u.value(fraction)));
          float standard = format.round(erfInv * HalfFormat.SQRT2);
          float clipped = Math.min(limit, Math.max(-limit, standard));
          float scaled = format.round(FlushToZero.multiply(clipped, roundedStddev));
          return format.round(FlushToZero.add(scaled, roundedMean));
        };
    return new HalfTable(threefry, format, defined(normal, NaN.of(mean, stddev)));
  }

  private static Formula uniform(HalfFormat format, float minval, float maxval) {
    float range = format.round(FlushToZero.add(maxval, -minval));
    float least = FlushToZero.flush(minval);
    return fraction -> {
      float product = format.round(FlushToZero.multiply(fraction, range));
      return Math.max(least, format.round(FlushToZero.add(product, minval)));
    };
  }

  private static Formula defined(Formula formula, float nan) {
    return fraction -> {
      float value = formula.value(fraction);
      return Float.isNaN(value) ? nan : value;
    };
  }

  @Override
  public void fill(long from, int count, short[] target, int offset) {
    int[] word0 = new int[Math.min(Threefry.BLOCK, count)];
    int[] word1 = new int[word0.length];
    for (int done = 0; done < count; done += word0.length) {
      int size = Math.min(word0.length, count - done);
      threefry.words(from + done, size, word0, word1);
      format.fractions(size, word0, word1);
      for (int i = 0; i < size; i++) {
        target[offset + done + i] = values[word0[i]];
      }
    }
  }
}
