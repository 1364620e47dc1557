package io.github.weightseed.explorer.measure;

import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The singular values of a tensor as a matrix: its last axis are the columns, all others together
 * the rows, as for Keras' Orthogonal.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Spectrum {

  /**
   * The most multiplications, rows times columns times the lesser of the two: some seconds of work,
   * a square matrix of 1260.
   */
  private static final double MOST_WORK = 2e9;

  private final long rows;
  private final long columns;
  private final double[] values;

  private Spectrum(long rows, long columns, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Whether a shape is one of a matrix that is small enough. */
  public static boolean isPossible(Shape shape) {
    return refusal(shape).isEmpty();
  }

  /** Why a shape has no spectrum, in a sentence; empty where it has one. */
  private static String refusal(Shape shape) {
    if (shape.rank() < 2 || shape.size() == 0) {
      return "Singular values are those of a matrix, which has two axes or more and at least one value, got shape="
          + shape;
    }
    double columns = shape.dim(-1);
    double rows = shape.size() / columns;
    if (rows * columns * Math.min(rows, columns) > MOST_WORK) {
      return "The singular values of a matrix of %.0f x %.0f would take too long: rows * columns * min(rows, columns) must be at most 2e9"
          .formatted(rows, columns);
    }
    return "";
  }

  /**
   * Computes the singular values, in double (EJML).
   *
   * @throws IllegalArgumentException when the tensor is no matrix, is too large for some seconds of
   *     work, or has values that are infinite or NaN
   */
  public static Spectrum of(TensorSource source) {
    Shape shape = source.shape();
    String refusal = refusal(shape);
    if (!refusal.isEmpty()) {
      throw new IllegalArgumentException(refusal);
    }
    int columns = (int) shape.dim(-1);
    int rows = (int) (shape.size() / columns);
    double[] values = new double[rows * columns];
    source.read(0, values.length, values, 0);
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "Singular values need finite values, got infinite ones or NaN");
    }
    SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.svd(rows, columns, false, false, false);
    if (!decomposition.decompose(DMatrixRMaj.wrap(rows, columns, values))) {
      throw new IllegalArgumentException("The singular values were not found: no convergence");
    }
    double[] found =
        Arrays.copyOf(decomposition.getSingularValues(), decomposition.numberOfSingularValues());
    Arrays.sort(found);
    double[] descending = new double[found.length];
    Arrays.setAll(descending, i -> found[found.length - 1 - i]);
    return new Spectrum(rows, columns, descending);
  }

  /** The rows of the matrix. */
  public long rows() {
    return rows;
  }

  /** The columns of the matrix. */
  public long columns() {
    return columns;
  }

  /** The singular values, the largest first: as many as the lesser of rows and columns. */
  public double[] values() {
    return values.clone();
  }

  /**
   * The largest divided by the smallest: how unlike the directions are treated; infinite when some
   * are lost.
   */
  public double condition() {
    return values[0] / values[values.length - 1];
  }

  /**
   * The singular values to expect of independent entries, the largest first: the quantiles of the
   * distribution of Marchenko and Pastur ("Distribution of eigenvalues for some sets of random
   * matrices", 1967). It lies between {@code stddev * (sqrt(larger) - sqrt(lesser))} and {@code
   * stddev * (sqrt(larger) + sqrt(lesser))}, with the larger and the lesser of rows and columns.
   *
   * @param stddev the standard deviation of the entries, whose mean is 0
   */
  public double[] expected(double stddev) {
    double larger = Math.max(rows, columns);
    double[] ascending =
        new MarchenkoPastur(Math.min(rows, columns) / larger).quantiles(values.length);
    double[] descending = new double[values.length];
    Arrays.setAll(descending, i -> stddev * Math.sqrt(larger) * ascending[values.length - 1 - i]);
    return descending;
  }
}
