package io.github.weightseed.random.torch;

import io.github.weightseed.random.SequentialGenerator;

/**
 * {@code (maxval - minval) * u + minval} with u uniform in [0, 1), two roundings, in float32. Not
 * thread-safe.
 */
final class FloatUniforms implements SequentialGenerator<float[]> {

  private final Uniforms uniforms;
  private final float range;
  private final float minval;

  FloatUniforms(Uniforms uniforms, float range, float minval) {
    this.uniforms = uniforms;
    this.range = range;
    this.minval = minval;
  }

  @Override
  public void next(int count, float[] target, int offset) {
    uniforms.next(count, target, offset);
    for (int i = offset; i < offset + count; i++) {
      target[i] = range * target[i] + minval;
    }
  }

  @Override
  public void skip(long count) {
    uniforms.skipFloats(count);
  }

  @Override
  public FloatUniforms copy() {
    return new FloatUniforms(uniforms.copy(), range, minval);
  }
}
