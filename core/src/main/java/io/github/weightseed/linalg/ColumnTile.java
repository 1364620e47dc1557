package io.github.weightseed.linalg;

/**
 * Neighbouring columns of a matrix, each row of them an array of its own.
 *
 * <p>Arrays that all start at index 0 are what lets the compiler vectorise {@link RowKernel}; their
 * width keeps a panel's worth of rows in the first-level cache. The number of rows is filled up
 * with zeros to a multiple of four.
 */
final class ColumnTile {

  /** Columns of a tile: a multiple of the panel's width. 32 rows of 64 doubles are 16 KiB. */
  static final int WIDTH = 2 * HouseholderQr.PANEL;

  /** A tile without columns, to take the place of one that is no longer needed. */
  static final ColumnTile NONE = new ColumnTile(0, 0, 0);

  private final int first;
  private final int width;
  private final int height;
  private final double[][] rows;

  private ColumnTile(int height, int columns, int index) {
    this.first = index * WIDTH;
    this.width = Math.min(WIDTH, columns - first);
    this.height = height;
    this.rows = new double[RowKernel.padded(height)][width];
  }

  /** The number of tiles that a matrix has. */
  static int count(int columns) {
    return (columns + WIDTH - 1) / WIDTH;
  }

  /** A tile of a row-major matrix, each column times its factor. */
  static ColumnTile scaledCopy(
      double[] matrix, int height, int columns, int index, double[] scales) {
    ColumnTile tile = new ColumnTile(height, columns, index);
    for (int i = 0; i < height; i++) {
      double[] row = tile.rows[i];
      int start = i * columns + tile.first;
      for (int j = 0; j < tile.width; j++) {
        row[j] = matrix[start + j] * scales[tile.first + j];
      }
    }
    return tile;
  }

  /** A tile of the matrix that has ones on its diagonal and zeros elsewhere. */
  static ColumnTile identity(int height, int columns, int index) {
    ColumnTile tile = new ColumnTile(height, columns, index);
    for (int j = 0; j < tile.width; j++) {
      tile.rows[tile.first + j][j] = 1;
    }
    return tile;
  }

  /** The matrix column that is this tile's first. */
  int first() {
    return first;
  }

  /** The matrix column after this tile's last. */
  int end() {
    return first + width;
  }

  /** The rows, which may be changed. */
  double[][] rows() {
    return rows;
  }

  /**
   * Copies of the matrix columns {@code from .. end - 1}, from row {@code from} on; zero columns
   * follow up to a multiple of four.
   */
  double[][] columns(int from, int end) {
    double[][] columns = new double[RowKernel.padded(end - from)][rows.length - from];
    for (int i = from; i < height; i++) {
      for (int j = from; j < end; j++) {
        columns[j - from][i - from] = rows[i][j - first];
      }
    }
    return columns;
  }

  /** Writes the tile into a row-major matrix, each column times its factor. */
  void writeTo(double[] matrix, int columns, double[] factors) {
    for (int i = 0; i < height; i++) {
      double[] row = rows[i];
      int start = i * columns + first;
      for (int j = 0; j < width; j++) {
        matrix[start + j] = row[j] * factors[j];
      }
    }
  }
}
