package io.github.weightseed.random.torch;

import io.github.weightseed.random.Mt19937;
import io.github.weightseed.random.Precision;

/**
 * PyTorch's steps in float32, one value at a time, branches and all: what the passes over blocks
 * must equal.
 *
 * <p>Logarithm, sine and cosine are {@code log256_ps} and {@code sincos256_ps} of {@code
 * avx_mathfun.h}, in their order, with the branches that the passes replace by masks.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // Cephes' own digits
final class PlainTorch {

  private static final int GROUP = 16;

  private PlainTorch() {}

  static float uniform(Mt19937 twister) {
    return (twister.next() & 0xffffff) * 0x1p-24f;
  }

  static double uniformDouble(Mt19937 twister) {
    long high = twister.next();
    long low = Integer.toUnsignedLong(twister.next());
    return ((high << 32 | low) & ((1L << 53) - 1)) * 0x1p-53;
  }

  /** Two uniforms turned into two normals, the cosine's first. */
  static float[] normals(float u1, float u2, float mean, float stddev) {
    float radius = (float) Math.sqrt(-2.0f * logarithm(1.0f - u1));
    float[] both = sineAndCosine(6.283185307179586f * u2);
    return new float[] {
      Math.fma(radius * both[1], stddev, mean), Math.fma(radius * both[0], stddev, mean)
    };
  }

  /**
   * A tensor of 16 or more normals: groups of 16 uniforms, the first eight of which meet the last
   * eight; the last 16 elements are made anew where the size is no multiple of 16.
   *
   * @param wholeGroups whether uniforms are drawn for whole groups only, as for 16-bit types
   */
  static float[] normals(Mt19937 twister, int size, boolean wholeGroups, float mean, float stddev) {
    float[] values = new float[size];
    int rest = size % GROUP;
    for (int i = 0; i < (wholeGroups ? size - rest : size); i++) {
      values[i] = uniform(twister);
    }
    for (int group = 0; group + GROUP <= size; group += GROUP) {
      transform(values, group, mean, stddev);
    }
    if (rest != 0) {
      for (int i = size - GROUP; i < size; i++) {
        values[i] = uniform(twister);
      }
      transform(values, size - GROUP, mean, stddev);
    }
    return values;
  }

  private static void transform(float[] values, int group, float mean, float stddev) {
    for (int i = group; i < group + GROUP / 2; i++) {
      float[] pair = normals(values[i], values[i + GROUP / 2], mean, stddev);
      values[i] = pair[0];
      values[i + GROUP / 2] = pair[1];
    }
  }

  /** Of four standard normals each the first between -2 and 2, or else the first. */
  static float[] truncated(Mt19937 twister, int size, float mean, float stddev) {
    float[] candidates = normals(twister, 4 * size, false, 0, 1);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      float chosen = candidates[4 * i];
      for (int candidate = 3; candidate >= 0; candidate--) {
        float value = candidates[4 * i + candidate];
        chosen = Math.abs(value) < 2 ? value : chosen;
      }
      values[i] = chosen * stddev + mean;
    }
    return values;
  }

  /** The same in a 16-bit type: candidates are compared when they are rounded. */
  static short[] truncated(
      Mt19937 twister, int size, Precision precision, float mean, float stddev) {
    float[] candidates = normals(twister, 4 * size, true, 0, 1);
    short[] values = new short[size];
    for (int i = 0; i < size; i++) {
      float chosen = precision.round(candidates[4 * i]);
      for (int candidate = 3; candidate >= 0; candidate--) {
        float value = precision.round(candidates[4 * i + candidate]);
        chosen = Math.abs(value) < 2 ? value : chosen;
      }
      float product = precision.round(chosen * stddev);
      values[i] = precision.bits(product + precision.round(mean));
    }
    return values;
  }

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
}
