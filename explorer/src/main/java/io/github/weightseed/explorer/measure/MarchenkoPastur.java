package io.github.weightseed.explorer.measure;

import java.util.Arrays;

/**
 * Where the singular values of a large matrix of independent entries lie.
 *
 * <p>With r the lesser of rows and columns divided by the larger, a singular value divided by
 * {@code stddev * sqrt(larger)} has the density {@code sqrt((x^2 - a^2) * (b^2 - x^2)) / (pi * r *
 * x)} from {@code a = 1 - sqrt(r)} to {@code b = 1 + sqrt(r)}.
 *
 * <p>Reference: Marchenko and Pastur, "Distribution of eigenvalues for some sets of random
 * matrices", 1967.
 */
final class MarchenkoPastur {

  /** Steps of the numerical integration. */
  private static final int STEPS = 4096;

  private final double ratio;

  MarchenkoPastur(double ratio) {
    this.ratio = ratio;
  }

  double lowest() {
    return 1 - Math.sqrt(ratio);
  }

  double highest() {
    return 1 + Math.sqrt(ratio);
  }

  /** The density of the singular values; 0 outside. */
  double density(double x) {
    double product = (x * x - lowest() * lowest()) * (highest() * highest() - x * x) / (x * x);
    return product > 0 ? Math.sqrt(product) / (Math.PI * ratio) : 0;
  }

  /**
   * The quantiles at (i + 1/2) / count, ascending: so many singular values as they are expected.
   */
  double[] quantiles(int count) {
    // x = middle - reach * cos(angle) spares the density's steep ends.
    double middle = (lowest() + highest()) / 2;
    double reach = (highest() - lowest()) / 2;
    double[] quantiles = new double[count];
    double[] cumulative = new double[STEPS + 1];
    for (int i = 0; i < STEPS; i++) {
      double angle = (i + 0.5) * Math.PI / STEPS;
      double x = middle - reach * Math.cos(angle);
      cumulative[i + 1] = cumulative[i] + density(x) * reach * Math.sin(angle) * Math.PI / STEPS;
    }
    for (int i = 0; i < count; i++) {
      double wanted = (i + 0.5) / count * cumulative[STEPS];
      int found = Arrays.binarySearch(cumulative, wanted);
      int step = Math.min(STEPS - 1, found >= 0 ? found : -found - 2);
      double part = (wanted - cumulative[step]) / (cumulative[step + 1] - cumulative[step]);
      quantiles[i] = middle - reach * Math.cos((step + part) * Math.PI / STEPS);
    }
    return quantiles;
  }
}
