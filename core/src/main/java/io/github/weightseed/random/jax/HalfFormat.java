package io.github.weightseed.random.jax;

import io.github.weightseed.DType;
import io.github.weightseed.random.Precision;

/**
 * What differs between XLA's float16 and bfloat16 kernels; both compute in float32 and round each
 * result to their type. Immutable.
 */
enum HalfFormat {
  /** IEEE binary16; fractions of 10 random bits from the lower half of the xor-ed words. */
  FLOAT16(Precision.FLOAT16, 0xffff, 6, -0x1.ffcp-1f, 0x1.e8cp-1f, 0x1.ffcp0f),
  /**
   * The upper half of a float32; fractions of 7 random bits from the lowest byte of the xor-ed
   * words.
   */
  BFLOAT16(Precision.BFLOAT16, 0xff, 1, -0x1.fep-1f, 0x1.e8p-1f, 0x1.fep0f);

  /** The square root of 2 in both types, rounded to nearest: 0x3DA8 and 0x3FB5. */
  static final float SQRT2 = 0x1.6ap0f;

  private final Precision precision;
  private final int mask;
  private final int shift;

  /** The least value above -1. */
  final float aboveMinusOne;

  /** erf(sqrt(2)). */
  final float erfOfTwoStddevs;

  /** The largest value below 2. */
  final float belowTwo;

  HalfFormat(
      Precision precision,
      int mask,
      int shift,
      float aboveMinusOne,
      float erfOfTwoStddevs,
      float belowTwo) {
    this.precision = precision;
    this.mask = mask;
    this.shift = shift;
    this.aboveMinusOne = aboveMinusOne;
    this.erfOfTwoStddevs = erfOfTwoStddevs;
    this.belowTwo = belowTwo;
  }

  static HalfFormat of(DType dtype) {
    return dtype == DType.FLOAT16 ? FLOAT16 : BFLOAT16;
  }

  /** The bit pattern of a float rounded to this type. */
  short bits(float value) {
    return precision.bits(value);
  }

  /** A float rounded to this type. */
  float round(float value) {
    return precision.round(value);
  }

  /** How many different fractions there are: multiples of one over this, in [0, 1). */
  int fractions() {
    return (mask + 1) >> shift;
  }

  /** Replaces the first words of so many pairs by the numbers of the fractions they stand for. */
  void fractions(int count, int[] word0, int[] word1) {
    int bits = mask;
    int unused = shift;
    for (int i = 0; i < count; i++) {
      word0[i] = ((word0[i] ^ word1[i]) & bits) >> unused;
    }
  }
}
