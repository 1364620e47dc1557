package io.github.weightseed.random.tensorflow;

import io.github.weightseed.DType;
import io.github.weightseed.random.Precision;
import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.random.math.NaN;
import io.github.weightseed.source.HalfScaler;
import io.github.weightseed.source.HalfSource;
import java.util.function.IntFunction;

/**
 * {@code sample * scale + shift} in float16 or bfloat16: the sample, the product and the sum are
 * rounded from float. Subnormals count as zero in bfloat16; those of float16 are normal floats.
 * Immutable.
 */
final class HalfScaling implements HalfSource.Fill {

  private final IntFunction<FloatSamples> samples;
  private final Precision precision;
  private final float scale;
  private final float shift;
  private final float nan;
  private final boolean plain;

  /**
   * Scales samples.
   *
   * @param samples makes them for so many groups at a time
   * @param scale in the precision of the dtype, as shift
   */
  HalfScaling(IntFunction<FloatSamples> samples, DType dtype, float scale, float shift) {
    this.samples = samples;
    this.precision = Precision.of(dtype);
    this.scale = FlushToZero.flush(scale);
    this.shift = FlushToZero.flush(shift);
    this.nan = NaN.of(scale, shift);
    this.plain = HalfScaler.fits(this.scale, this.shift);
  }

  @Override
  public void fill(long from, int count, short[] target, int offset) {
    int groups = GroupBlocks.most(from, count, FloatSamples.GROUP);
    FloatSamples maker = samples.apply(groups);
    float[] block = new float[groups * FloatSamples.GROUP];
    HalfScaler scaler = precision.scaler(scale, shift);
    GroupBlocks.forEach(
        from,
        count,
        FloatSamples.GROUP,
        (group, size, skip, length, done) -> {
          maker.make(group, size, block);
          if (plain) {
            scaler.scale(length, block, skip, target, offset + done);
          } else {
            scale(block, skip, length, target, offset + done);
          }
        });
  }

  private void scale(float[] block, int skip, int count, short[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = value(block[skip + i]);
    }
  }

  /** The bits of a scaled sample. */
  short value(float sample) {
    float product = precision.round(FlushToZero.multiply(precision.round(sample), scale));
    float value = FlushToZero.add(product, shift);
    if (Float.isNaN(value)) {
      value = nan;
    }
    return precision.bits(value);
  }
}
