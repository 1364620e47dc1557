package io.github.weightseed.random.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The passes against {@link PlainTorch}: for every uniform that there is. */
class FloatBoxMullerTest {

  private static final int UNIFORMS = 1 << 24;

  @Test
  void isPytorchsForEveryUniform() {
    FloatBoxMuller boxMuller = new FloatBoxMuller();
    float[] block = new float[1024];
    long wrong = 0;
    // Every u1 once, and every u2 once: they do not meet before the last product.
    for (int start = 0; start < UNIFORMS; start += 512) {
      for (int i = 0; i < 512; i++) {
        int at = i / 8 * 16 + i % 8;
        block[at] = (start + i) * 0x1p-24f;
        block[at + 8] = ((start + i) * 5 & (UNIFORMS - 1)) * 0x1p-24f;
      }
      float[] uniforms = block.clone();
      boxMuller.transform(block, 0, 1024, 0.25f, 1.5f);
      for (int i = 0; i < 512; i++) {
        int at = i / 8 * 16 + i % 8;
        float[] expected = PlainTorch.normals(uniforms[at], uniforms[at + 8], 0.25f, 1.5f);
        wrong += Float.floatToRawIntBits(expected[0]) == Float.floatToRawIntBits(block[at]) ? 0 : 1;
        wrong +=
            Float.floatToRawIntBits(expected[1]) == Float.floatToRawIntBits(block[at + 8]) ? 0 : 1;
      }
    }
    assertThat(wrong).isZero();
  }
}
