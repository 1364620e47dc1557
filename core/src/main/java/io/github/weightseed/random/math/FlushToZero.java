package io.github.weightseed.random.math;

import io.github.weightseed.DType;

/**
 * Arithmetic as x86 does it with subnormals switched off (MXCSR bits FTZ and DAZ), as the kernels
 * of XLA and TensorFlow run: a subnormal operand counts as zero, and a result that is too small for
 * a normal number becomes zero; signs stay.
 *
 * <p>Whether a result is too small is judged after rounding to full precision with an unbounded
 * exponent (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, 4.9.1.5). All
 * else is IEEE 754, to nearest even. The bits of a NaN are not defined here.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class FlushToZero {

  /** Scales what may be too small to where its rounding is that of an unbounded exponent. */
  private static final float FLOAT_SCALE = 0x1p100f;

  private static final double DOUBLE_SCALE = 0x1p300;

  private FlushToZero() {}

  /** A zero of the same sign for a subnormal, else the value itself. */
  public static float flush(float value) {
    return Math.abs(value) < Float.MIN_NORMAL ? Math.copySign(0f, value) : value;
  }

  /** A zero of the same sign for a subnormal, else the value itself. */
  public static double flush(double value) {
    return Math.abs(value) < Double.MIN_NORMAL ? Math.copySign(0.0, value) : value;
  }

  /** A zero of the same sign for what is subnormal in a dtype; in float16 nothing changes. */
  public static double flush(DType dtype, double value) {
    double smallest =
        switch (dtype) {
          case BFLOAT16, FLOAT32 -> Float.MIN_NORMAL;
          case FLOAT64 -> Double.MIN_NORMAL;
          default -> 0;
        };
    return Math.abs(value) < smallest ? Math.copySign(0.0, value) : value;
  }

  /** {@code a + b}. */
  public static float add(float a, float b) {
    return flush(flush(a) + flush(b));
  }

  /** {@code a + b}. */
  public static double add(double a, double b) {
    return flush(flush(a) + flush(b));
  }

  /** {@code a * b}. */
  public static float multiply(float a, float b) {
    return fma(a, b, Math.copySign(0f, flush(a) * flush(b)));
  }

  /** {@code a * b}. */
  public static double multiply(double a, double b) {
    return fma(a, b, Math.copySign(0.0, flush(a) * flush(b)));
  }

  /** {@code a * b + c}, rounded once. */
  public static float fma(float a, float b, float c) {
    float x = flush(a);
    float y = flush(b);
    float z = flush(c);
    float result = Math.fma(x, y, z);
    if (Math.abs(result) > Float.MIN_NORMAL) {
      return result;
    }
    // The smaller factor: the scaled product is then far from overflow.
    boolean first = Math.abs(x) < Math.abs(y);
    float scaled =
        Math.fma(first ? x * FLOAT_SCALE : x, first ? y : y * FLOAT_SCALE, z * FLOAT_SCALE);
    return Math.abs(scaled) < Float.MIN_NORMAL * FLOAT_SCALE ? Math.copySign(0f, result) : result;
  }

  /** {@code a * b + c}, rounded once. */
  public static double fma(double a, double b, double c) {
    double x = flush(a);
    double y = flush(b);
    double z = flush(c);
    double result = Math.fma(x, y, z);
    if (Math.abs(result) > Double.MIN_NORMAL) {
      return result;
    }
    boolean first = Math.abs(x) < Math.abs(y);
    double scaled =
        Math.fma(first ? x * DOUBLE_SCALE : x, first ? y : y * DOUBLE_SCALE, z * DOUBLE_SCALE);
    return Math.abs(scaled) < Double.MIN_NORMAL * DOUBLE_SCALE
        ? Math.copySign(0.0, result)
        : result;
  }
}
