package io.github.weightseed.linalg;

/** The inner loops of a panel's reduction: one column with four others. */
final class ColumnKernel {

  private ColumnKernel() {}

  /**
   * Writes the inner products of four columns {@code first .. first + 3} with a vector to {@code
   * result} at the same indices; rows from {@code from} on.
   */
  static void dot(double[][] columns, int first, double[] vector, int from, double[] result) {
    double[] c0 = columns[first];
    double[] c1 = columns[first + 1];
    double[] c2 = columns[first + 2];
    double[] c3 = columns[first + 3];
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int i = from; i < vector.length; i++) {
      double x = vector[i];
      sum0 += x * c0[i];
      sum1 += x * c1[i];
      sum2 += x * c2[i];
      sum3 += x * c3[i];
    }
    result[first] = sum0;
    result[first + 1] = sum1;
    result[first + 2] = sum2;
    result[first + 3] = sum3;
  }

  /** Subtracts a vector times a factor from a column; rows from {@code from} on. */
  static void subtract(double[] column, double[] vector, double factor, int from) {
    for (int i = from; i < column.length; i++) {
      column[i] -= factor * vector[i];
    }
  }
}
