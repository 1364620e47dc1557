package io.github.weightseed.random.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The passes against PyTorch's steps, one value at a time, branches and all: for every uniform that
 * there is.
 *
 * <p>The steps are {@code log256_ps} and {@code sincos256_ps} of {@code avx_mathfun.h}, in their
 * order, with the branches that the passes replace by masks.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // Cephes' own digits
class FloatBoxMullerTest {

  private static final int UNIFORMS = 1 << 24;

  private static float logarithm(float v) {
    int bits = Float.floatToRawIntBits(v);
    float e = (float) ((bits >>> 23) - 127) + 1.0f;
    float w = Float.intBitsToFloat((bits & 0x007fffff) | 0x3f000000);
    float x = w - 1.0f;
    if (w < 0.707106781186547524f) {
      e -= 1.0f;
      x += w;
    }
    float z = x * x;
    float y = 7.0376836292E-2f;
    float[] polynomial = {
      -1.1514610310E-1f, 1.1676998740E-1f, -1.2420140846E-1f, 1.4249322787E-1f,
      -1.6668057665E-1f, 2.0000714765E-1f, -2.4999993993E-1f, 3.3333331174E-1f
    };
    for (float p : polynomial) {
      y = Math.fma(y, x, p);
    }
    y = Math.fma(x * y, z, e * -2.12194440e-4f);
    y = Math.fma(-z, 0.5f, y);
    return Math.fma(e, 0.693359375f, x + y);
  }

  private static float[] sineAndCosine(float t) {
    int q = ((int) (t * 1.27323954473516f) + 1) & ~1;
    float y = q;
    float x = Math.fma(y, -0.78515625f, t);
    x = Math.fma(y, -2.4187564849853515625e-4f, x);
    x = Math.fma(y, -3.77489497744594108e-8f, x);
    float z = x * x;
    float c = Math.fma(2.443315711809948E-005f, z, -1.388731625493765E-003f);
    c = Math.fma(c, z, 4.166664568298827E-002f);
    c = Math.fma(z, z * c, -(z * 0.5f)) + 1.0f;
    float s = Math.fma(-1.9515295891E-4f, z, 8.3321608736E-3f);
    s = Math.fma(s, z, -1.6666654611E-1f);
    s = Math.fma(x, z * s, x);
    boolean straight = (q & 2) == 0;
    float sine = (straight ? s : c) + 0.0f;
    float cosine = (straight ? c : s) + 0.0f;
    return new float[] {(q & 4) != 0 ? -sine : sine, ((q - 2) & 4) == 0 ? -cosine : cosine};
  }

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
        float radius = (float) Math.sqrt(-2.0f * logarithm(1.0f - uniforms[at]));
        float[] both = sineAndCosine(6.283185307179586f * uniforms[at + 8]);
        float first = Math.fma(radius * both[1], 1.5f, 0.25f);
        float second = Math.fma(radius * both[0], 1.5f, 0.25f);
        wrong += Float.floatToRawIntBits(first) == Float.floatToRawIntBits(block[at]) ? 0 : 1;
        wrong += Float.floatToRawIntBits(second) == Float.floatToRawIntBits(block[at + 8]) ? 0 : 1;
      }
    }
    assertThat(wrong).isZero();
  }
}
