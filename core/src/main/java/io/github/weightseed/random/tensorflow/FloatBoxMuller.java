package io.github.weightseed.random.tensorflow;

/**
 * Pairs of words turned into pairs of standard normals, in float: {@code radius = sqrt(-2 log(u1))}
 * and {@code angle = 2 pi u2} give {@code radius sin(angle)} and {@code radius cos(angle)}, in this
 * order.
 *
 * <p>u1 and u2 are the words' {@link FloatUniforms}, but u1 is at least 1e-7: no normal lies
 * further out than 5.6776924. Source: Box and Muller, "A Note on the Generation of Random Normal
 * Deviates", Annals of Mathematical Statistics 29(2), 1958, as in TensorFlow's
 * random_distributions.h. Not thread-safe.
 */
final class FloatBoxMuller {

  private static final float LEAST = 1e-7f;

  private final float[] radii;
  private final FloatLog logarithm;
  private final FloatSinCos functions;

  /** For so many pairs at a time. */
  FloatBoxMuller(int most) {
    radii = new float[most];
    logarithm = new FloatLog(most);
    functions = new FloatSinCos(most);
  }

  /** Writes the pairs at {@code target[offset], target[offset + stride], ...}. */
  void transform(int[] word1, int[] word2, int count, float[] target, int offset, int stride) {
    for (int i = 0; i < count; i++) {
      radii[i] = Math.max(LEAST, (word1[i] & FloatUniforms.MASK) * FloatUniforms.UNIT);
    }
    logarithm.log(radii, count);
    for (int i = 0; i < count; i++) {
      radii[i] = (float) Math.sqrt(-2f * radii[i]);
    }
    functions.times(radii, word2, count, target, offset, stride);
  }
}
