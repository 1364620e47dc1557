package io.github.weightseed.random.tensorflow;

/**
 * Sine and cosine in float as glibc 2.28 and later compute them, for angles from 0 to 2 pi;
 * TensorFlow calls them for all types but float64. At most 0.56 ulp off.
 *
 * <p>The angle less the nearest multiple of pi/2 goes through two polynomials, in double. Fused or
 * not, the floats are the same for each of the 2<sup>23</sup> arguments that TensorFlow has.
 *
 * <p>Source: ARM optimized-routines, math/sincosf.c and math/sincosf_data.c (2018), where glibc has
 * it from. Not thread-safe.
 */
final class FloatSinCos {

  private static final double HALF_PI = 0x1.921fb54442d18p0;

  /** 2 / pi, times 2^24. */
  private static final double QUADRANTS = 0x1.45f306dc9c883p+23;

  private static final int QUADRANT_BITS = 24;
  private static final int HALF_QUADRANT = 1 << (QUADRANT_BITS - 1);

  private static final double S1 = -0x1.555545995a603p-3;
  private static final double S2 = 0x1.1107605230bc4p-7;
  private static final double S3 = -0x1.994eb3774cf24p-13;
  private static final double C1 = -0x1.ffffffd0c621cp-2;
  private static final double C2 = 0x1.55553e1068f19p-5;
  private static final double C3 = -0x1.6c087e89a359dp-10;
  private static final double C4 = 0x1.99343027bf8c3p-16;

  private final int[] quadrants;
  private final double[] sines;
  private final double[] cosines;

  /** For so many angles at a time. */
  FloatSinCos(int most) {
    quadrants = new int[most];
    sines = new double[most];
    cosines = new double[most];
  }

  /**
   * {@code radius * sin(angle)} at {@code target[offset + stride i]}, {@code radius * cos(angle)}
   * beside it.
   */
  void times(float[] radii, float[] angles, int count, float[] target, int offset, int stride) {
    for (int i = 0; i < count; i++) {
      double x = angles[i];
      int n = ((int) (x * QUADRANTS) + HALF_QUADRANT) >> QUADRANT_BITS;
      quadrants[i] = n;
      // The sine changes its sign in the quadrants 1 and 2.
      sines[i] = (x - n * HALF_PI) * (1 - (n + 1 & 2));
    }
    polynomials(count, sines, cosines);
    for (int i = 0; i < count; i++) {
      int n = quadrants[i];
      int at = offset + stride * i;
      // In every other quadrant they change places; the cosine changes its sign in 2 and 3.
      target[at + (n & 1)] = (float) sines[i] * radii[i];
      target[at + (~n & 1)] = (float) cosines[i] * (1 - (n & 2)) * radii[i];
    }
  }

  /** Turns the first array's angles into their sines, and puts their cosines into the second. */
  private static void polynomials(int count, double[] x, double[] cosines) {
    for (int i = 0; i < count; i++) {
      double square = x[i] * x[i];
      double fourth = square * square;
      cosines[i] = 1 + square * C1 + fourth * C2 + fourth * square * (C3 + square * C4);
    }
    for (int i = 0; i < count; i++) {
      double square = x[i] * x[i];
      double cube = square * x[i];
      x[i] = x[i] + cube * S1 + cube * square * (S2 + square * S3);
    }
  }
}
