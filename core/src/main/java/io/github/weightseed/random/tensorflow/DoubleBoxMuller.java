package io.github.weightseed.random.tensorflow;

import io.github.weightseed.random.math.ArmLog;
import io.github.weightseed.random.math.SinCos;

/**
 * Blocks turned into pairs of standard normals, in double: as {@link FloatBoxMuller}, with the C
 * library's functions.
 *
 * <p>Its logarithm is matched to the bit; its sine and cosine are not, see {@link SinCos}: of 20
 * million normals 99.87 % had TensorFlow's bits, and none was more than 2 units in the last place
 * off; 4 units once scaled by a stddev. Not thread-safe.
 */
final class DoubleBoxMuller {

  /** As in float: no normal lies further out than 5.68. */
  private static final double LEAST = 1e-7;

  private static final double TWO_PI = 0x1.921fb54442d18p2;

  private final SinCos functions = new SinCos();

  /** Writes the pairs of the first {@code count} blocks from {@code target[0]} on. */
  void transform(Words words, int count, double[] target) {
    for (int i = 0; i < count; i++) {
      double u1 = Math.max(LEAST, DoubleUniforms.fraction(words.word0[i], words.word1[i]));
      double radius = Math.sqrt(-2.0 * ArmLog.log(u1));
      functions.of(TWO_PI * DoubleUniforms.fraction(words.word2[i], words.word3[i]));
      target[2 * i] = functions.sin() * radius;
      target[2 * i + 1] = functions.cos() * radius;
    }
  }
}
