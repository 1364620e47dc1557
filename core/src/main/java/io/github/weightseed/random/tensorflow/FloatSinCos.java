package io.github.weightseed.random.tensorflow;

/**
 * Sine and cosine in float as glibc 2.28 and later compute them, for angles {@code 2 pi u} with u
 * from {@link FloatUniforms}; TensorFlow calls them for all types but float64. At most 0.56 ulp
 * off.
 *
 * <p>The angle less the nearest multiple of pi/2 goes through two polynomials, in double, and the
 * results are turned back by that multiple, whose sine and cosine are 0, 1 or -1. Fused or not, the
 * floats are the same for each of the 2<sup>23</sup> angles.
 *
 * <p>Source: ARM optimized-routines, math/sincosf.c and math/sincosf_data.c (2018), where glibc has
 * it from. There the multiple comes from the angle; u gives the same one, faster. Not thread-safe.
 */
final class FloatSinCos {

  private static final double TWO_PI = 0x1.921fb54442d18p2;
  private static final double HALF_PI = 0x1.921fb54442d18p0;

  /** By the number of quadrants: the angle of so many, its sine and its cosine. */
  private static final double[] ANGLES = {0, HALF_PI, 2 * HALF_PI, 3 * HALF_PI, 4 * HALF_PI};

  private static final double[] ANGLE_SINES = {0, 1, 0, -1, 0};
  private static final double[] ANGLE_COSINES = {1, 0, -1, 0, 1};

  /** The bits of a word below those that say in which quadrant it lies. */
  private static final int BELOW_QUADRANT = 23 - 2;

  private static final int HALF_QUADRANT = 1 << (BELOW_QUADRANT - 1);

  private static final double S1 = -0x1.555545995a603p-3;
  private static final double S2 = 0x1.1107605230bc4p-7;
  private static final double S3 = -0x1.994eb3774cf24p-13;
  private static final double C1 = -0x1.ffffffd0c621cp-2;
  private static final double C2 = 0x1.55553e1068f19p-5;
  private static final double C3 = -0x1.6c087e89a359dp-10;
  private static final double C4 = 0x1.99343027bf8c3p-16;

  private final double[] sines;
  private final double[] cosines;
  private final double[] angleSines;
  private final double[] angleCosines;

  /** For so many angles at a time. */
  FloatSinCos(int most) {
    sines = new double[most];
    cosines = new double[most];
    angleSines = new double[most];
    angleCosines = new double[most];
  }

  /**
   * {@code radius * sin(angle)} at {@code target[offset + stride i]}, {@code radius * cos(angle)}
   * beside it.
   *
   * @param words whose uniforms are the parts of a whole turn
   */
  void times(float[] radii, int[] words, int count, float[] target, int offset, int stride) {
    for (int i = 0; i < count; i++) {
      int u = words[i] & FloatUniforms.MASK;
      float angle = (float) (u * (TWO_PI * FloatUniforms.UNIT));
      int quadrants = (u + HALF_QUADRANT) >> BELOW_QUADRANT;
      sines[i] = angle - ANGLES[quadrants];
      angleSines[i] = ANGLE_SINES[quadrants];
      angleCosines[i] = ANGLE_COSINES[quadrants];
    }
    polynomials(count, sines, cosines);
    turn(count, sines, cosines, angleSines, angleCosines);
    for (int i = 0; i < count; i++) {
      int at = offset + stride * i;
      target[at] = (float) sines[i] * radii[i];
      target[at + 1] = (float) cosines[i] * radii[i];
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

  /** The sines and cosines of sums of angles; exact, as those of the second are 0, 1 or -1. */
  private static void turn(
      int count, double[] sines, double[] cosines, double[] otherSines, double[] otherCosines) {
    for (int i = 0; i < count; i++) {
      double sine = sines[i];
      double cosine = cosines[i];
      sines[i] = sine * otherCosines[i] + cosine * otherSines[i];
      cosines[i] = cosine * otherCosines[i] - sine * otherSines[i];
    }
  }
}
