package io.github.weightseed.random.torch;

import io.github.weightseed.random.SequentialGenerator;

/** {@code (maxval - minval) * u + minval} in float64, two roundings. Not thread-safe. */
final class DoubleUniforms implements SequentialGenerator<double[]> {

  private final Uniforms uniforms;
  private final double range;
  private final double minval;

  DoubleUniforms(Uniforms uniforms, double range, double minval) {
    this.uniforms = uniforms;
    this.range = range;
    this.minval = minval;
  }

  @Override
  public void next(int count, double[] target, int offset) {
    uniforms.next(count, target, offset);
    for (int i = offset; i < offset + count; i++) {
      target[i] = range * target[i] + minval;
    }
  }

  @Override
  public void skip(long count) {
    uniforms.skipDoubles(count);
  }

  @Override
  public DoubleUniforms copy() {
    return new DoubleUniforms(uniforms.copy(), range, minval);
  }
}
