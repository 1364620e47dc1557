package io.github.weightseed.random.tensorflow;

import io.github.weightseed.random.math.ArmLog;
import io.github.weightseed.random.math.SinCos;

/**
 * TensorFlow's formulas one block, one value at a time, with branches, as its headers and the C
 * library's sources have them: what the block kernels must equal.
 */
final class PlainTensorflow {

  private static final double[] INVERSE_C = {
    0x1.661ec79f8f3bep+0, 0x1.571ed4aaf883dp+0, 0x1.49539f0f010b0p+0, 0x1.3c995b0b80385p+0,
    0x1.30d190c8864a5p+0, 0x1.25e227b0b8ea0p+0, 0x1.1bb4a4a1a343fp+0, 0x1.12358f08ae5bap+0,
    0x1.0953f419900a7p+0, 0x1.0000000000000p+0, 0x1.e608cfd9a47acp-1, 0x1.ca4b31f026aa0p-1,
    0x1.b2036576afce6p-1, 0x1.9c2d163a1aa2dp-1, 0x1.886e6037841edp-1, 0x1.767dcf5534862p-1,
  };

  private PlainTensorflow() {}

  /** philox_random.h: a block by its key and its four counters. */
  static int[] philox(int key0, int key1, int... counters) {
    int[] words = counters.clone();
    int roundKey0 = key0;
    int roundKey1 = key1;
    for (int round = 0; round < 10; round++) {
      long product0 = Integer.toUnsignedLong(words[0]) * 0xD2511F53L;
      long product1 = Integer.toUnsignedLong(words[2]) * 0xCD9E8D57L;
      words =
          new int[] {
            (int) (product1 >>> 32) ^ words[1] ^ roundKey0,
            (int) product1,
            (int) (product0 >>> 32) ^ words[3] ^ roundKey1,
            (int) product0
          };
      roundKey0 += 0x9E3779B9;
      roundKey1 += 0xBB67AE85;
    }
    return words;
  }

  static int[] block(int[] stream, long number) {
    return philox(stream[0], stream[1], (int) number, (int) (number >>> 32), stream[2], stream[3]);
  }

  static float uniform(int word) {
    return Float.intBitsToFloat((word & 0x7fffff) | 0x3f800000) - 1;
  }

  static double uniform(int high, int low) {
    long mantissa = ((high & 0xfffffL) << 32) | Integer.toUnsignedLong(low);
    return Double.longBitsToDouble(mantissa | 0x3ff0000000000000L) - 1;
  }

  /** Two standard normals, the sine's first. */
  static float[] normals(int word1, int word2) {
    float u1 = Math.max(1e-7f, uniform(word1));
    float angle = (float) (2 * Math.PI * uniform(word2));
    float radius = (float) Math.sqrt(-2 * logf(u1));
    float[] both = sincosf(angle);
    return new float[] {both[0] * radius, both[1] * radius};
  }

  /** Two standard normals of a block. */
  static double[] normals(int[] block) {
    double u1 = Math.max(1e-7, uniform(block[0], block[1]));
    SinCos functions = new SinCos();
    functions.of(2 * Math.PI * uniform(block[2], block[3]));
    double radius = Math.sqrt(-2 * ArmLog.log(u1));
    return new double[] {functions.sin() * radius, functions.cos() * radius};
  }

  /** The four values of a group that lie between -2 and 2. */
  static float[] truncatedGroup(int[] stream, long group) {
    float[] values = new float[4];
    int filled = 0;
    for (long number = 256 * group; filled < 4; number++) {
      int[] block = block(stream, number);
      float[] first = normals(block[0], block[1]);
      float[] second = normals(block[2], block[3]);
      for (float value : new float[] {first[0], first[1], second[0], second[1]}) {
        if (Math.abs(value) < 2 && filled < 4) {
          values[filled++] = value;
        }
      }
    }
    return values;
  }

  /** The two values of a group that lie between -2 and 2. */
  static double[] truncatedDoubleGroup(int[] stream, long group) {
    double[] values = new double[2];
    int filled = 0;
    for (long number = 128 * group; filled < 2; number++) {
      for (double value : normals(block(stream, number))) {
        if (Math.abs(value) < 2 && filled < 2) {
          values[filled++] = value;
        }
      }
    }
    return values;
  }

  /** logf.c; the logarithm of c to nearest, as logf_data.c has it. */
  static float logf(float x) {
    int bits = Float.floatToRawIntBits(x);
    int offset = bits - 0x3f330000;
    double inverse = INVERSE_C[(offset >> 19) & 15];
    double logarithm = -StrictMath.log(inverse);
    double k = offset >> 23;
    double z = Float.intBitsToFloat(bits - (offset & 0xff800000));
    double r = Math.fma(z, inverse, -1);
    double y0 = logarithm + k * 0x1.62e42fefa39efp-1;
    double r2 = r * r;
    double y = Math.fma(0x1.5575b0be00b6ap-2, r, -0x1.ffffef20a4123p-2);
    y = Math.fma(-0x1.00ea348b88334p-2, r2, y);
    return (float) Math.fma(y, r2, y0 + r);
  }

  /** sincosf.c: the sine and the cosine. */
  static float[] sincosf(float y) {
    double x = y;
    if (Math.abs(y) < 0.75f) {
      return Math.abs(y) < 0x1p-12f ? new float[] {y, 1} : polynomials(x, 0);
    }
    int n = ((int) (x * 0x1.45F306DC9C883p+23) + 0x800000) >> 24;
    double reduced = Math.fma(-n, 0x1.921FB54442D18p0, x);
    double[] signs = {1, -1, -1, 1};
    return polynomials(reduced * signs[n & 3], n);
  }

  private static float[] polynomials(double x, int n) {
    double sign = (n & 2) == 0 ? 1 : -1;
    double x2 = x * x;
    double x3 = x2 * x;
    double x4 = x2 * x2;
    double s1 = 0x1.1107605230bc4p-7 + x2 * -0x1.994eb3774cf24p-13;
    double c2 = sign * -0x1.6c087e89a359dp-10 + x2 * (sign * 0x1.99343027bf8c3p-16);
    double c1 = sign + x2 * (sign * -0x1.ffffffd0c621cp-2);
    double x5 = x3 * x2;
    double x6 = x4 * x2;
    double s = x + x3 * -0x1.555545995a603p-3;
    double c = c1 + x4 * (sign * 0x1.55553e1068f19p-5);
    float sine = (float) (s + x5 * s1);
    float cosine = (float) (c + x6 * c2);
    return (n & 1) == 0 ? new float[] {sine, cosine} : new float[] {cosine, sine};
  }
}
