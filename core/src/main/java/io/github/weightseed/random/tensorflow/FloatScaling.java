package io.github.weightseed.random.tensorflow;

import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.random.math.NaN;
import io.github.weightseed.source.FloatSource;
import java.util.function.IntFunction;

/**
 * {@code sample * scale + shift} in float32, two roundings. Subnormals count as zero. Immutable.
 */
final class FloatScaling implements FloatSource.Fill {

  /**
   * From this scale on no value is subnormal: samples other than 0 are above 2^-37, and the sum of
   * floats is a multiple of the last place of the smaller one.
   */
  private static final float SMALLEST_SCALE = 0x1p-60f;

  private final IntFunction<FloatSamples> samples;
  private final float scale;
  private final float shift;
  private final float nan;
  private final boolean plain;

  /**
   * Scales samples.
   *
   * @param samples makes them for so many groups at a time
   */
  FloatScaling(IntFunction<FloatSamples> samples, float scale, float shift) {
    this.samples = samples;
    this.scale = FlushToZero.flush(scale);
    this.shift = FlushToZero.flush(shift);
    this.nan = NaN.of(scale, shift);
    this.plain = isPlain(this.scale, this.shift);
  }

  /** Whether the values of flushed parameters are neither subnormal nor NaN. */
  static boolean isPlain(float scale, float shift) {
    boolean isNormal = Math.abs(scale) >= SMALLEST_SCALE || scale == 0;
    return isNormal && Float.isFinite(scale) && Float.isFinite(shift);
  }

  /** Whether no value is subnormal or NaN. */
  boolean isPlain() {
    return plain;
  }

  @Override
  public void fill(long from, int count, float[] target, int offset) {
    int groups = GroupBlocks.most(from, count, FloatSamples.GROUP);
    FloatSamples maker = samples.apply(groups);
    float[] block = new float[groups * FloatSamples.GROUP];
    GroupBlocks.forEach(
        from,
        count,
        FloatSamples.GROUP,
        (group, size, skip, length, done) -> {
          maker.make(group, size, block);
          scale(block, skip, length, target, offset + done);
        });
  }

  private void scale(float[] block, int skip, int count, float[] target, int offset) {
    if (plain) {
      for (int i = 0; i < count; i++) {
        target[offset + i] = block[skip + i] * scale + shift;
      }
    } else {
      for (int i = 0; i < count; i++) {
        target[offset + i] = value(block[skip + i]);
      }
    }
  }

  private float value(float sample) {
    float value = FlushToZero.add(FlushToZero.multiply(sample, scale), shift);
    return Float.isNaN(value) ? nan : value;
  }
}
