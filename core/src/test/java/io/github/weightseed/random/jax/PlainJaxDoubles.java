package io.github.weightseed.random.jax;

import io.github.weightseed.random.math.ArmLog;

/**
 * JAX's formulas in float64 one element at a time, with branches, as XLA's machine code was read:
 * what the block kernels must equal. For parameters that make nothing subnormal.
 */
final class PlainJaxDoubles {

  private static final double[] CENTER =
      doubles(
          0xBBB135D2E746E627L,
          0xBC08DDF93324D327L,
          0x3C37B83EEF0B7C9FL,
          0x3C69BA72CD589B91L,
          0xBCA33689090A6B96L,
          0x3C782E11898132E0L,
          0x3CFDE4ACFD9E26BAL,
          0xBD26D33EED66C487L,
          0xBD36F2167040D8E2L,
          0x3D872A22C2D77E20L,
          0xBDAC8859C4E5C0AFL,
          0xBDCDC583D118A561L,
          0x3E120F47CCF46B3CL,
          0xBE31A9E38DC84D60L,
          0xBE5F36CD6D3D46A9L,
          0x3E9C6B4F5D03B787L,
          0xBEB6E8A5434AE8A2L,
          0xBEED1D1F7B8736F6L,
          0x3F2879C2A212F024L,
          0xBF4845769484FCA8L,
          0xBF78B6C33114F909L,
          0x3FCEBD80D9B13E28L,
          0x3FFA755E7C99AE86L);
  private static final double[] TAIL =
      doubles(
          0x3E23040F87DBD932L,
          0x3E785CBE52878635L,
          0xBE92777453DD3955L,
          0x3E5395ABCD554C6CL,
          0x3EB936388A3790ADL,
          0xBED0D5DB812B5083L,
          0x3EC8860CD5D652F6L,
          0x3EEA29A0CACDFB23L,
          0xBF08CEF1F80281F2L,
          0x3F11E684D0B9188AL,
          0x3EF932CD54C8A222L,
          0xBF37448A89EF8AA3L,
          0x3F4F3CC55AD40C25L,
          0xBF5BA924132F38B1L,
          0x3F6468EECA533CF8L,
          0xBF6EBADABB891BBDL,
          0x3F75FFCFE5B76AFCL,
          0x3FF0158A6D641D39L,
          0x4008ABCC380D5A48L);
  private static final double[] FAR_TAIL =
      doubles(
          0xBDBDCEC3A7785389L,
          0xBDF18FEEC0E38727L,
          0x3E19E6BF2DDA45E3L,
          0xBE30468FB24E2F5FL,
          0x3E405AC6A8FBA182L,
          0xBE50102E495FB9C0L,
          0x3E5F4C20E1334AF8L,
          0xBE722D220FDF9C3EL,
          0x3E8EBC8BB824CB54L,
          0xBEB0A8D40EA372CCL,
          0x3ED2FBD29D093D2BL,
          0xBEF4A3497E1E0FACL,
          0x3F13EBF4EB00938FL,
          0xBF2C2F36A8FC5D53L,
          0xBF222EA5DF04047CL,
          0x3FF02A30D1FBA0DCL,
          0x4013664DDD1AD7FBL);
  private static final double[] DENOMINATOR =
      doubles(
          0x3FF0000000000000L,
          0x402E20359E903E37L,
          0x4054C30B52213498L,
          0x406BB86590FCFB56L,
          0x407351945DC908A5L,
          0x406B0DB13E48E066L,
          0x404E0F304466448EL);
  private static final double[] NUMERATOR =
      doubles(
          0x3F07BC0962B395CAL,
          0x3FDFE818A0FE1A83L,
          0x401A509F46F4FA53L,
          0x403DE9738B8CB9C9L,
          0x404E798EB86C3351L,
          0x404C8E7597479A10L,
          0x40340A202D99830AL);
  private static final double SQRT2 = Double.longBitsToDouble(0x3FF6A09E667F3BCDL);

  private PlainJaxDoubles() {}

  private static double[] doubles(long... bits) {
    double[] values = new double[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = Double.longBitsToDouble(bits[i]);
    }
    return values;
  }

  private static double horner(double[] terms, double x) {
    double sum = terms[0];
    for (int i = 1; i < terms.length; i++) {
      sum = Math.fma(sum, x, terms[i]);
    }
    return sum;
  }

  private static double log1p(double x) {
    if (Math.abs(x) >= Double.longBitsToDouble(0x3FDA827999FCEF32L)) {
      return ArmLog.log(1 + x);
    }
    double square = x * x;
    double ratio = horner(NUMERATOR, x) / horner(DENOMINATOR, x);
    return x + Math.fma(square, -0.5, (x * square) * ratio);
  }

  static double erfInv(double u) {
    double w = -log1p(u * -u);
    if (w < 6.25) {
      return horner(CENTER, w - 3.125) * u;
    }
    double root = Math.sqrt(w);
    return (w < 16 ? horner(TAIL, root - 3.25) : horner(FAR_TAIL, root - 5)) * u;
  }

  static double normal(int key0, int key1, long index, double mean, double stddev) {
    double u = PlainJax.uniform(key0, key1, index, Math.nextUp(-1.0), 1);
    return erfInv(u) * SQRT2 * stddev + mean;
  }

  static double truncated(int key0, int key1, long index, double mean, double stddev) {
    double bound = Double.longBitsToDouble(0x3FEE8B4307D3627AL);
    double limit = Math.nextDown(2.0);
    double standard = erfInv(PlainJax.uniform(key0, key1, index, -bound, bound)) * SQRT2;
    return Math.min(limit, Math.max(-limit, standard)) * stddev + mean;
  }
}
