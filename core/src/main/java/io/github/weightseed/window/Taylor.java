package io.github.weightseed.window;

/**
 * The Taylor window with four nearly constant sidelobes at -30 dB, normalized to 1 in the middle.
 *
 * <p>Source: Carrara, Goodman and Majewski, "Spotlight Synthetic Aperture Radar", 1995, appendix
 * D.2, with the parameters that SciPy takes by default.
 */
final class Taylor {

  private static final int SIDELOBES = 4;

  /** 10^(30 / 20): how far the sidelobes lie below the main lobe, as a ratio. */
  private static final double RATIO = 31.622776601683793;

  private static final double[] COEFFICIENTS = coefficients();

  private Taylor() {}

  static double value(int n, int m) {
    return unscaled(n, m) / unscaled((m - 1) / 2.0, m);
  }

  private static double unscaled(double n, int m) {
    double sum = 0;
    for (int i = 0; i < COEFFICIENTS.length; i++) {
      sum += COEFFICIENTS[i] * StrictMath.cos(2 * Math.PI * (i + 1) * (n - m / 2.0 + 0.5) / m);
    }
    return 1 + 2 * sum;
  }

  private static double[] coefficients() {
    double a = StrictMath.log(RATIO + Math.sqrt(RATIO * RATIO - 1)) / Math.PI;
    double dilation = SIDELOBES * SIDELOBES / (a * a + (SIDELOBES - 0.5) * (SIDELOBES - 0.5));
    double[] coefficients = new double[SIDELOBES - 1];
    for (int m = 1; m < SIDELOBES; m++) {
      double numerator = m % 2 == 1 ? 1 : -1;
      double denominator = 2;
      for (int i = 1; i < SIDELOBES; i++) {
        numerator *= 1 - m * m / dilation / (a * a + (i - 0.5) * (i - 0.5));
        if (i != m) {
          denominator *= 1 - (double) (m * m) / (i * i);
        }
      }
      coefficients[m - 1] = numerator / denominator;
    }
    return coefficients;
  }
}
