package io.github.weightseed.linalg;

/**
 * The product of a panel's Householder reflections in compact WY form: {@code H = I - V T Vᵀ}.
 *
 * <p>V holds the reflections' vectors as columns (ones on its diagonal, zeros above), T is upper
 * triangular. Immutable.
 */
final class BlockReflector {

  private final int firstRow;

  /**
   * The columns of V, from {@link #firstRow} on; sizes are multiples of four, filled up with zeros.
   */
  private final double[][] v;

  /** The rows of -T. */
  private final double[][] minusT;

  /** The rows of -Tᵀ. */
  private final double[][] minusTransposedT;

  private BlockReflector(int firstRow, double[][] v, double[][] t) {
    int size = v.length;
    this.firstRow = firstRow;
    this.v = v;
    this.minusT = new double[size][size];
    this.minusTransposedT = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = row; column < size; column++) {
        minusT[row][column] = -t[row][column];
        minusTransposedT[column][row] = -t[row][column];
      }
    }
  }

  /**
   * The reflections that make a panel upper triangular.
   *
   * @param panel the panel's columns from the row of its diagonal on; becomes V
   * @param width how many of the columns are not just filled up
   * @param firstRow the matrix row (and column) where the panel starts
   * @param signs gets the signs of the triangle's diagonal, from index {@code firstRow} on
   */
  static BlockReflector reducing(double[][] panel, int width, int firstRow, double[] signs) {
    double[] tau = PanelReduction.reduce(panel, width, firstRow, signs);
    return new BlockReflector(firstRow, panel, triangle(panel, tau));
  }

  /**
   * {@code T[j][j] = tau[j]} and, above it, {@code T[:j, j] = -tau[j] * T[:j, :j] (Vᵀ V)[:j, j]}.
   */
  private static double[][] triangle(double[][] v, double[] tau) {
    int size = v.length;
    double[][] t = new double[size][size];
    double[] products = new double[size];
    for (int j = 0; j < tau.length; j++) {
      for (int c = 0; c < j; c += 4) {
        ColumnKernel.dot(v, c, v[j], j, products);
      }
      for (int row = 0; row < j; row++) {
        double sum = 0;
        for (int c = row; c < j; c++) {
          sum += t[row][c] * products[c];
        }
        t[row][j] = -tau[j] * sum;
      }
      t[j][j] = tau[j];
    }
    return t;
  }

  /** Replaces C by H C, in the tile's columns from a matrix column on. */
  void apply(ColumnTile tile, int fromColumn) {
    update(tile, fromColumn, minusT);
  }

  /** Replaces C by Hᵀ C, in the tile's columns from a matrix column on. */
  void applyTransposed(ColumnTile tile, int fromColumn) {
    update(tile, fromColumn, minusTransposedT);
  }

  /** {@code C += V (coefficients (Vᵀ C))}. */
  private void update(ColumnTile tile, int fromColumn, double[][] coefficients) {
    int from = Math.max(0, fromColumn - tile.first());
    int to = tile.end() - tile.first();
    if (from >= to) {
      return;
    }
    double[][] c = tile.rows();
    double[][] x = new double[v.length][to];
    addTransposedVTimes(c, x, from, to);
    double[][] y = new double[v.length][to];
    for (int row = 0; row < v.length; row++) {
      double[] a = coefficients[row];
      for (int i = 0; i < v.length; i += 4) {
        RowKernel.add(y[row], x, i, a[i], a[i + 1], a[i + 2], a[i + 3], from, to);
      }
    }
    addVTimes(y, c, from, to);
  }

  /** {@code x += Vᵀ c}. */
  private void addTransposedVTimes(double[][] c, double[][] x, int from, int to) {
    int height = v[0].length;
    for (int i = 0; i < height; i += 4) {
      for (int row = 0; row < v.length; row++) {
        double[] a = v[row];
        RowKernel.add(x[row], c, firstRow + i, a[i], a[i + 1], a[i + 2], a[i + 3], from, to);
      }
    }
  }

  /** {@code c += V y}. */
  private void addVTimes(double[][] y, double[][] c, int from, int to) {
    int height = v[0].length;
    for (int i = 0; i < height; i++) {
      double[] target = c[firstRow + i];
      for (int row = 0; row < v.length; row += 4) {
        RowKernel.add(
            target, y, row, v[row][i], v[row + 1][i], v[row + 2][i], v[row + 3][i], from, to);
      }
    }
  }
}
