package io.github.weightseed.random.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The passes against the C library's steps, one value at a time: for every uniform that there is.
 */
class FloatBoxMullerTest {

  private static final int UNIFORMS = 1 << 23;
  private static final int PAIRS = 256;

  @Test
  void isTheCLibrarysForEveryUniform() {
    FloatBoxMuller boxMuller = new FloatBoxMuller(PAIRS);
    int[] word1 = new int[PAIRS];
    int[] word2 = new int[PAIRS];
    float[] made = new float[3 * PAIRS];
    long wrong = 0;
    // Every u1 once, and every u2 once: they do not meet before the last product. The upper bits of
    // a word do not count.
    for (int start = 0; start < UNIFORMS; start += PAIRS) {
      for (int i = 0; i < PAIRS; i++) {
        word1[i] = (start + i) | (start << 23);
        word2[i] = (((start + i) * 5) & (UNIFORMS - 1)) | (i << 23);
      }
      boxMuller.transform(word1, word2, PAIRS, made, 1, 3);
      for (int i = 0; i < PAIRS; i++) {
        float[] expected = PlainTensorflow.normals(word1[i], word2[i]);
        wrong += differs(expected[0], made[3 * i + 1]);
        wrong += differs(expected[1], made[3 * i + 2]);
      }
    }
    assertThat(wrong).isZero();
  }

  private static int differs(float expected, float got) {
    return Float.floatToRawIntBits(expected) == Float.floatToRawIntBits(got) ? 0 : 1;
  }

  /** The largest magnitude is that of u1 = 1e-7 at a quarter of the circle. */
  @Test
  void normalsEndWhereTensorflowsDo() {
    float[] made = new float[2];
    new FloatBoxMuller(1).transform(new int[] {0}, new int[] {UNIFORMS / 4}, 1, made, 0, 2);
    assertThat(made[0]).isEqualTo(5.6776924f);
  }
}
