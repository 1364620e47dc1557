package io.github.weightseed.random.torch;

import io.github.weightseed.random.SequentialGenerator;
import io.github.weightseed.random.math.Log1p;
import io.github.weightseed.random.math.SinCos;

/**
 * PyTorch's {@code normal_distribution<double>}, used in every dtype for fewer than 16 elements:
 * Box-Muller in double, one pair of uniforms for two normals, of which the second waits for the
 * next call.
 *
 * <p>All values are made at once. Not thread-safe.
 */
final class SmallNormals implements SequentialGenerator<double[]> {

  /** From this size on, normals are made in groups. */
  static final int LIMIT = 16;

  private static final double TWO_PI = 0x1.921fb54442d18p+2;

  private final double[] values;
  private int made;

  SmallNormals(Uniforms uniforms, int size, double mean, double stddev) {
    values = new double[size];
    SinCos functions = new SinCos();
    for (int i = 0; i < size; i += 2) {
      double theta = TWO_PI * uniforms.nextDouble();
      double radius = Math.sqrt(-2 * Log1p.log1p(-uniforms.nextDouble()));
      functions.of(theta);
      values[i] = Math.fma(radius * functions.cos(), stddev, mean);
      if (i + 1 < size) {
        values[i + 1] = Math.fma(radius * functions.sin(), stddev, mean);
      }
    }
  }

  private SmallNormals(double[] values, int made) {
    this.values = values;
    this.made = made;
  }

  @Override
  public void next(int count, double[] target, int offset) {
    System.arraycopy(values, made, target, offset, count);
    made += count;
  }

  @Override
  public void skip(long count) {
    made += (int) count;
  }

  @Override
  public SmallNormals copy() {
    return new SmallNormals(values, made);
  }

  /** The same as floats, each rounded once. */
  SequentialGenerator<float[]> asFloats() {
    return new AsFloats(this);
  }

  private record AsFloats(SmallNormals doubles) implements SequentialGenerator<float[]> {

    @Override
    public void next(int count, float[] target, int offset) {
      for (int i = 0; i < count; i++) {
        target[offset + i] = (float) doubles.values[doubles.made + i];
      }
      doubles.made += count;
    }

    @Override
    public void skip(long count) {
      doubles.skip(count);
    }

    @Override
    public AsFloats copy() {
      return new AsFloats(doubles.copy());
    }
  }
}
