package io.github.weightseed.linalg;

import java.util.Arrays;

/**
 * The orthogonal factor of a matrix, its signs made unique: {@code q, r = qr(a); q *=
 * sign(diag(r))}.
 *
 * <p>Blocked Householder QR: panels of 32 columns are reduced one reflection after the other; each
 * panel's reflections are applied to the other columns as one product (the compact WY form). All
 * arithmetic is double, in an order that does not depend on the number of threads.
 *
 * <p>Besides the given array it needs memory for one more copy of the matrix, and for each thread
 * {@code 64 * rows} doubles.
 *
 * <p>The class has no state and is safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1137/0910005">Schreiber and Van Loan: A Storage-Efficient WY
 *     Representation for Products of Householder Transformations. SIAM J. Sci. Stat. Comput. 10(1),
 *     1989, pages 53-57</a>
 */
public final class HouseholderQr {

  /** Columns that are reduced before the others are updated. */
  static final int PANEL = 32;

  /** Multiplications below which handing work to another thread costs more than it brings. */
  private static final long WORTH_THREADS = 1 << 20;

  private HouseholderQr() {}

  /** As {@link #signedQ(double[], int, int, int)}, on as many threads as the machine has. */
  public static void signedQ(double[] matrix, int rows, int columns) {
    signedQ(matrix, rows, columns, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Replaces a matrix A = Q R with at least as many rows as columns by its Q (of the same shape,
   * QᵀQ = I), each column multiplied by the sign of the diagonal element of R.
   *
   * <p>A zero on the diagonal makes the column zero, as in Keras. Columns of any scale are fine. A
   * value that is not finite makes a part of the result NaN.
   *
   * @param matrix the matrix, row by row; replaced by the result
   * @param threads how many threads may work on it, from 1 up; the result does not depend on it
   * @throws IllegalArgumentException when there are fewer rows than columns, or the array has
   *     another size
   */
  public static void signedQ(double[] matrix, int rows, int columns, int threads) {
    if (columns < 0 || rows < columns || (long) rows * columns != matrix.length) {
      throw new IllegalArgumentException(
          "Expected rows >= columns and rows * columns values, got rows=%d, columns=%d and %d values"
              .formatted(rows, columns, matrix.length));
    }
    if (matrix.length == 0) {
      return;
    }
    int useful = (long) matrix.length * columns < WORTH_THREADS ? 1 : threads;
    TileLoop loop = new TileLoop(useful);
    double[] signs = new double[columns];
    BlockReflector[] reflectors = reduce(matrix, rows, columns, loop, signs);
    int tiles = ColumnTile.count(columns);
    // The last tile is the most work: it takes all reflectors.
    loop.forEach(
        tiles, index -> writeQ(matrix, rows, columns, tiles - 1 - index, reflectors, signs));
  }

  /** Reduces the matrix to R, of which only the signs of the diagonal are kept. */
  private static BlockReflector[] reduce(
      double[] matrix, int rows, int columns, TileLoop loop, double[] signs) {
    double[] scales = ColumnScales.of(matrix, columns);
    ColumnTile[] tiles = new ColumnTile[ColumnTile.count(columns)];
    loop.forEach(
        tiles.length, t -> tiles[t] = ColumnTile.scaledCopy(matrix, rows, columns, t, scales));
    BlockReflector[] reflectors = new BlockReflector[(columns + PANEL - 1) / PANEL];
    for (int block = 0; block < reflectors.length; block++) {
      int first = block * PANEL;
      int end = Math.min(first + PANEL, columns);
      int own = first / ColumnTile.WIDTH;
      BlockReflector reflector =
          BlockReflector.reducing(tiles[own].columns(first, end), end - first, first, signs);
      reflectors[block] = reflector;
      loop.forEach(tiles.length - own, index -> reflector.applyTransposed(tiles[own + index], end));
      if (end == tiles[own].end()) {
        // Its vectors live on in the reflectors; without this, two copies would be held.
        tiles[own] = ColumnTile.NONE;
      }
    }
    return reflectors;
  }

  /** Makes a tile of Q: its reflectors, last to first, applied to the columns of the identity. */
  private static void writeQ(
      double[] q, int rows, int columns, int index, BlockReflector[] reflectors, double[] signs) {
    ColumnTile tile = ColumnTile.identity(rows, columns, index);
    for (int block = Math.min(reflectors.length, tile.end() / PANEL + 1) - 1; block >= 0; block--) {
      // Columns left of the panel are still zero in the rows that it changes.
      reflectors[block].apply(tile, block * PANEL);
    }
    tile.writeTo(q, columns, Arrays.copyOfRange(signs, tile.first(), tile.end()));
  }
}
