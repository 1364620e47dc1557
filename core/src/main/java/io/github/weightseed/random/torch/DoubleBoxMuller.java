package io.github.weightseed.random.torch;

import io.github.weightseed.random.math.ArmLog;
import io.github.weightseed.random.math.SinCos;

/**
 * PyTorch's {@code normal_fill_16} in double: as {@link FloatBoxMuller}, but with the C library's
 * functions.
 *
 * <p>Its logarithm is matched to the bit; its sine and cosine are not, see {@link SinCos}. Of 20
 * million standard normals, truncated or not, 99.87 % have PyTorch's bits and none is more than two
 * units in the last place off; times another stddev, up to four. Not thread-safe.
 */
final class DoubleBoxMuller {

  static final int GROUP = 16;

  private static final int LANES = GROUP / 2;
  private static final double TWO_PI = 0x1.921fb54442d18p+2;

  private final SinCos functions = new SinCos();

  /** Turns {@code count} uniforms, a multiple of 16, into normals. */
  void transform(double[] values, int offset, int count, double mean, double stddev) {
    for (int group = offset; group < offset + count; group += GROUP) {
      for (int i = group; i < group + LANES; i++) {
        double radius = Math.sqrt(-2 * ArmLog.log(1 - values[i]));
        functions.of(TWO_PI * values[i + LANES]);
        values[i] = Math.fma(radius * functions.cos(), stddev, mean);
        values[i + LANES] = Math.fma(radius * functions.sin(), stddev, mean);
      }
    }
  }
}
