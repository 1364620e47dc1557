package io.github.weightseed.random.jax;

import io.github.weightseed.random.math.ArmLog;

/**
 * log(1 + x) in float64 for x in (-1, 0], as XLA's CPU kernels compute it on machines with FMA.
 *
 * <p>Near zero (|x| &lt; sqrt(2) - 1) the rational function of Cephes (unity.c); further away the C
 * library's logarithm of the rounded sum ({@link ArmLog}). The order of operations and which of
 * them are fused was read from the machine code of jaxlib 0.10.2. Not thread-safe.
 */
final class DoubleLog1p {

  /** sqrt(2) - 1. */
  private static final double NEAR = 0x1.a827999fcef32p-2;

  private static final double N6 = 0x1.7bc0962b395cap-15;
  private static final double N5 = 0x1.fe818a0fe1a83p-2;
  private static final double N4 = 0x1.a509f46f4fa53p2;
  private static final double N3 = 0x1.de9738b8cb9c9p4;
  private static final double N2 = 0x1.e798eb86c3351p5;
  private static final double N1 = 0x1.c8e7597479a10p5;
  private static final double N0 = 0x1.40a202d99830ap4;

  private static final double D5 = 0x1.e20359e903e37p3;
  private static final double D4 = 0x1.4c30b52213498p6;
  private static final double D3 = 0x1.bb86590fcfb56p7;
  private static final double D2 = 0x1.351945dc908a5p8;
  private static final double D1 = 0x1.b0db13e48e066p7;
  private static final double D0 = 0x1.e0f304466448ep5;

  private final int[] far = new int[Threefry.BLOCK];

  /**
   * The values of the first {@code count} elements of an array, in another.
   *
   * @param count from 0 to {@link Threefry#BLOCK}
   */
  void log1p(double[] x, int count, double[] result) {
    for (int i = 0; i < count; i++) {
      result[i] = nearZero(x[i]);
    }
    // For uniform arguments of erf_inv a third lies far from zero.
    int fars = 0;
    for (int i = 0; i < count; i++) {
      far[fars] = i;
      fars += x[i] > -NEAR ? 0 : 1;
    }
    for (int k = 0; k < fars; k++) {
      result[far[k]] = ArmLog.log(1 + x[far[k]]);
    }
  }

  private static double nearZero(double x) {
    double x2 = x * x;
    double d = x + D5;
    d = Math.fma(d, x, D4);
    d = Math.fma(d, x, D3);
    d = Math.fma(d, x, D2);
    d = Math.fma(d, x, D1);
    d = Math.fma(d, x, D0);
    double n = Math.fma(N6, x, N5);
    n = Math.fma(n, x, N4);
    n = Math.fma(n, x, N3);
    n = Math.fma(n, x, N2);
    n = Math.fma(n, x, N1);
    n = Math.fma(n, x, N0);
    return x + Math.fma(x2, -0.5, x * x2 * (n / d));
  }
}
