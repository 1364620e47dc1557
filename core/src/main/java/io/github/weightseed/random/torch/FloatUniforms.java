package io.github.weightseed.random.torch;

import io.github.weightseed.random.Precision;
import io.github.weightseed.random.SequentialGenerator;
import io.github.weightseed.source.HalfRounder;
import org.jspecify.annotations.Nullable;

/**
 * {@code (maxval - minval) * u + minval} with u uniform in [0, 1), two roundings, in float32 or a
 * 16-bit type.
 *
 * <p>In a 16-bit type u, the product and the sum are rounded to it, and so is minval, but {@code
 * maxval - minval} stays a float; a u that rounds to 1 becomes 0. Not thread-safe.
 */
final class FloatUniforms implements SequentialGenerator<float[]> {

  private final Uniforms uniforms;
  private final Precision precision;
  private final float range;
  private final float minval;
  private @Nullable HalfRounder rounder;

  FloatUniforms(Uniforms uniforms, Precision precision, float range, float minval) {
    this.uniforms = uniforms;
    this.precision = precision;
    this.range = range;
    this.minval = precision.round(minval);
  }

  @Override
  public void next(int count, float[] target, int offset) {
    uniforms.next(count, target, offset);
    int end = offset + count;
    if (precision == Precision.FLOAT32) {
      for (int i = offset; i < end; i++) {
        target[i] = range * target[i] + minval;
      }
      return;
    }
    if (rounder == null) {
      rounder = precision.rounder();
    }
    rounder.round(count, target, offset);
    for (int i = offset; i < end; i++) {
      target[i] = range * (target[i] == 1f ? 0f : target[i]);
    }
    rounder.round(count, target, offset);
    for (int i = offset; i < end; i++) {
      target[i] = target[i] + minval;
    }
    rounder.round(count, target, offset);
  }

  @Override
  public void skip(long count) {
    uniforms.skipFloats(count);
  }

  @Override
  public FloatUniforms copy() {
    return new FloatUniforms(uniforms.copy(), precision, range, minval);
  }
}
