package io.github.weightseed.random.tensorflow;

import io.github.weightseed.random.math.FlushToZero;
import io.github.weightseed.random.math.NaN;
import io.github.weightseed.source.DoubleSource;
import java.util.function.IntFunction;

/**
 * {@code sample * scale + shift} in float64, two roundings. Subnormals count as zero. Immutable.
 */
final class DoubleScaling implements DoubleSource.Fill {

  /** From this scale on no value is subnormal, as in {@link FloatScaling}. */
  private static final double SMALLEST_SCALE = 0x1p-800;

  private final IntFunction<DoubleSamples> samples;
  private final double scale;
  private final double shift;
  private final double nan;
  private final boolean plain;

  /**
   * Scales samples.
   *
   * @param samples makes them for so many groups at a time
   */
  DoubleScaling(IntFunction<DoubleSamples> samples, double scale, double shift) {
    this.samples = samples;
    this.scale = FlushToZero.flush(scale);
    this.shift = FlushToZero.flush(shift);
    this.nan = NaN.of(scale, shift);
    boolean isNormal = Math.abs(scale) >= SMALLEST_SCALE || this.scale == 0;
    this.plain = isNormal && Double.isFinite(scale) && Double.isFinite(shift);
  }

  @Override
  public void fill(long from, int count, double[] target, int offset) {
    int groups = GroupBlocks.most(from, count, DoubleSamples.GROUP);
    DoubleSamples maker = samples.apply(groups);
    double[] block = new double[groups * DoubleSamples.GROUP];
    GroupBlocks.forEach(
        from,
        count,
        DoubleSamples.GROUP,
        (group, size, skip, length, done) -> {
          maker.make(group, size, block);
          scale(block, skip, length, target, offset + done);
        });
  }

  private void scale(double[] block, int skip, int count, double[] target, int offset) {
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

  private double value(double sample) {
    double value = FlushToZero.add(FlushToZero.multiply(sample, scale), shift);
    return Double.isNaN(value) ? nan : value;
  }
}
