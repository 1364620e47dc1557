package io.github.weightseed.linalg;

/**
 * Powers of two that bring the columns of a matrix into a range where squares and their sums
 * neither overflow nor vanish.
 *
 * <p>Scaling a column by a positive number changes R but not Q; a power of two rounds nothing.
 */
final class ColumnScales {

  /** Columns whose largest value is within 2^-400..2^400 stay as they are. */
  private static final int FINE = 400;

  /** Takes 2^1023 to 2^423 and the least subnormal, 2^-1074, to 2^-474. */
  private static final double UP = 0x1p600;

  private static final double DOWN = 0x1p-600;

  private ColumnScales() {}

  /** The factor for each column of a row-major matrix. */
  static double[] of(double[] matrix, int columns) {
    double[] largest = new double[columns];
    for (int row = 0; row < matrix.length; row += columns) {
      for (int j = 0; j < columns; j++) {
        largest[j] = Math.max(largest[j], Math.abs(matrix[row + j]));
      }
    }
    double[] scales = new double[columns];
    for (int j = 0; j < columns; j++) {
      int exponent = Math.getExponent(largest[j]);
      scales[j] = exponent > FINE ? DOWN : exponent < -FINE ? UP : 1;
    }
    return scales;
  }
}
