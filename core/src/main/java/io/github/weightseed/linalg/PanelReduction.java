package io.github.weightseed.linalg;

import java.util.Arrays;

/**
 * Householder reflections of one panel, a column after the other.
 *
 * <p>For a column x from the diagonal on: {@code beta = -copysign(|x|, x[0])}, {@code tau = (beta -
 * x[0]) / beta}, {@code v = x / (x[0] - beta)} with {@code v[0] = 1}; then {@code (I - tau v vᵀ) x}
 * is beta and zeros. This is LAPACK's dlarfg, whose choice of signs Keras sees.
 */
final class PanelReduction {

  /** Sums of squares below this have lost accuracy to underflow. */
  private static final double SMALL = 0x1p-900;

  /** Takes the values of such a sum (below 2^-450) to where their squares are exact enough. */
  private static final double UP = 0x1p600;

  private PanelReduction() {}

  /**
   * Replaces a panel's columns, given from the row of its diagonal on, by the vectors of the
   * reflections.
   *
   * @param panel the columns; their number is a multiple of four
   * @param width how many of them are not just filled up
   * @param firstSign where the first column's sign goes
   * @param signs gets 1, -1, 0 or NaN for each diagonal element of the triangle
   * @return the scalars tau of the reflections
   */
  static double[] reduce(double[][] panel, int width, int firstSign, double[] signs) {
    double[] tau = new double[width];
    double[] products = new double[panel.length];
    for (int j = 0; j < width; j++) {
      double[] column = panel[j];
      double alpha = column[j];
      double diagonal = alpha;
      if (!isZero(column, j + 1)) {
        double beta = -Math.copySign(norm(column, j), alpha);
        tau[j] = (beta - alpha) / beta;
        for (int i = j + 1; i < column.length; i++) {
          column[i] /= alpha - beta;
        }
        diagonal = beta;
      }
      signs[firstSign + j] = diagonal == 0 ? 0 : Math.signum(diagonal);
      column[j] = 1;
      // Above the diagonal stand values of R, which nobody needs.
      Arrays.fill(column, 0, j, 0);
      if (tau[j] != 0) {
        reflect(panel, j, width, tau[j], products);
      }
    }
    return tau;
  }

  /** Applies the reflection of column j to the columns after it. */
  private static void reflect(double[][] panel, int j, int width, double tau, double[] products) {
    double[] vector = panel[j];
    for (int c = (j + 1) & ~3; c < width; c += 4) {
      ColumnKernel.dot(panel, c, vector, j, products);
    }
    for (int c = j + 1; c < width; c++) {
      ColumnKernel.subtract(panel[c], vector, tau * products[c], j);
    }
  }

  private static boolean isZero(double[] column, int from) {
    for (int i = from; i < column.length; i++) {
      if (column[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The Euclidean norm of the values from an index on; the largest are below 2^450 or so, see
   * ColumnScales.
   */
  private static double norm(double[] column, int from) {
    double sum = sumOfSquares(column, from, 1);
    return sum < SMALL ? Math.sqrt(sumOfSquares(column, from, UP)) / UP : Math.sqrt(sum);
  }

  private static double sumOfSquares(double[] column, int from, double factor) {
    double sum = 0;
    for (int i = from; i < column.length; i++) {
      double value = column[i] * factor;
      sum += value * value;
    }
    return sum;
  }
}
