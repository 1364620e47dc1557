package io.github.weightseed.random.jax;

/**
 * JAX's formulas one element at a time, with branches, as XLA's machine code was read: what the
 * block kernels must equal. For parameters that make nothing subnormal.
 */
final class PlainJax {

  private static final float[] CENTER =
      floats(
          0x32F16588,
          0x34B84B36,
          0xB66C7357,
          0xB6935AC1,
          0x396532DB,
          0xBAA45408,
          0xBB88E4EF,
          0x3E7C8F63,
          0x3FC02E2F);
  private static final float[] TAIL =
      floats(
          0xB951F09B,
          0x38D3B56B,
          0x3AB0DC72,
          0xBB70BDE7,
          0x3BBC127B,
          0xBBF9C5D7,
          0x3C1AA57E,
          0x3F8036DB,
          0x40354F7E);
  private static final float[] DENOMINATOR =
      floats(0x3F800000, 0x417101AD, 0x42A6185B, 0x435DC32D, 0x439A8CA3, 0x43586D8A, 0x42707982);
  private static final float[] NUMERATOR =
      floats(0x383DE04B, 0x3EFF40C5, 0x40D284FA, 0x41EF4B9C, 0x4273CC76, 0x426473AD, 0x41A05101);
  private static final float[] LOG =
      floats(
          0x3D9021BB,
          0xBDEBD1B8,
          0x3DEF251A,
          0xBDFE5D4F,
          0x3E11E9BF,
          0xBE2AAE50,
          0x3E4CCEAC,
          0xBE7FFFFC,
          0x3EAAAAAA);

  private PlainJax() {}

  private static float[] floats(int... bits) {
    float[] values = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = Float.intBitsToFloat(bits[i]);
    }
    return values;
  }

  private static float horner(float[] terms, float x) {
    float sum = terms[0];
    for (int i = 1; i < terms.length; i++) {
      sum = Math.fma(sum, x, terms[i]);
    }
    return sum;
  }

  /** Both words of a counter: the first in the upper half. */
  static long words(int key0, int key1, long counter) {
    int[] rotations = {13, 15, 26, 6, 17, 29, 16, 24};
    int[] keys = {key0, key1, key0 ^ key1 ^ 0x1BD11BDA};
    int a = (int) (counter >>> 32) + key0;
    int b = (int) counter + key1;
    for (int round = 0; round < 20; round++) {
      a += b;
      b = (b << rotations[round % 8] | b >>> (32 - rotations[round % 8])) ^ a;
      if (round % 4 == 3) {
        int group = round / 4 + 1;
        a += keys[group % 3];
        b += keys[(group + 1) % 3] + group;
      }
    }
    return (long) a << 32 | (b & 0xFFFFFFFFL);
  }

  static float uniform(int key0, int key1, long index, float minval, float maxval) {
    long words = words(key0, key1, index);
    int bits = (int) (words >>> 32) ^ (int) words;
    float fraction = (bits >>> 9) / 0x1p23f;
    return Math.max(minval, Math.fma(fraction, maxval - minval, minval));
  }

  static double uniform(int key0, int key1, long index, double minval, double maxval) {
    double fraction = (words(key0, key1, index) >>> 12) / 0x1p52;
    return Math.max(minval, Math.fma(fraction, maxval - minval, minval));
  }

  static float log1p(float x) {
    if (!(Math.abs(x) < Float.intBitsToFloat(0x3ED413CD))) {
      return log(1 + x);
    }
    float x2 = x * x;
    float ratio = horner(NUMERATOR, x) / horner(DENOMINATOR, x);
    return x + Math.fma(x2, -0.5f, (x * x2) * ratio);
  }

  private static float log(float v) {
    int bits = Float.floatToRawIntBits(v);
    float mantissa = Float.intBitsToFloat((bits & 0x807fffff) | 0x3f000000);
    float exponent = (bits >>> 23) - 126;
    float y = mantissa - 1;
    if (mantissa < Float.intBitsToFloat(0x3F3504F3)) {
      y = y + mantissa;
      exponent = exponent - 1;
    }
    float y2 = y * y;
    float y3 = y2 * y;
    float p0 = Math.fma(Math.fma(y, LOG[0], LOG[1]), y, LOG[2]);
    float p1 = Math.fma(Math.fma(y, LOG[3], LOG[4]), y, LOG[5]);
    float p2 = Math.fma(Math.fma(y, LOG[6], LOG[7]), y, LOG[8]);
    float q = Math.fma(Math.fma(p0, y3, p1), y3, p2);
    float t = Math.fma(q, y3, exponent * Float.intBitsToFloat(0xB95E8083));
    float s = Math.fma(y2, -0.5f, y);
    return Math.fma(exponent, Float.intBitsToFloat(0x3F318000), s + t);
  }

  static float erfInv(float u) {
    float w = -log1p(u * -u);
    float polynomial = w < 5 ? horner(CENTER, w - 2.5f) : horner(TAIL, (float) Math.sqrt(w) - 3);
    return polynomial * u;
  }

  static float normal(int key0, int key1, long index, float mean, float stddev) {
    float u = uniform(key0, key1, index, Float.intBitsToFloat(0xBF7FFFFF), 1);
    return erfInv(u) * Float.intBitsToFloat(0x3FB504F3) * stddev + mean;
  }

  static float truncated(int key0, int key1, long index, float mean, float stddev) {
    float bound = Float.intBitsToFloat(0x3F745A18);
    float limit = Float.intBitsToFloat(0x3FFFFFFF);
    float u = uniform(key0, key1, index, -bound, bound);
    float standard = erfInv(u) * Float.intBitsToFloat(0x3FB504F3);
    return Math.min(limit, Math.max(-limit, standard)) * stddev + mean;
  }
}
