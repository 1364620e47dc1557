package io.github.weightseed.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderColumn_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseholderQrTest {

  /** Of doubles from 2^-2 to 1, after some hundred operations. */
  private static final double TOLERANCE = 1e-13;

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 1",
    "9, 1",
    "2, 2",
    "3, 2",
    "4, 4",
    "5, 3",
    "31, 31",
    "32, 32",
    "33, 33",
    "36, 34",
    "63, 40",
    "64, 64",
    "65, 65",
    "67, 66",
    "100, 97",
    "129, 128",
    "200, 130",
    "1001, 70"
  })
  void equalsEjml(int rows, int columns) {
    double[] matrix = normals(rows, columns);
    double[] q = signedQ(matrix, rows, columns);
    assertThat(q).containsExactly(ejml(matrix, rows, columns), within(TOLERANCE));
    assertOrthonormal(q, rows, columns);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-160, 1e150, 1e300})
  void anyScaleGivesTheSame(double scale) {
    double[] matrix = normals(40, 35);
    double[] scaled = matrix.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= i % 35 == 3 ? scale : i % 35 == 20 ? 1 : 1 / scale;
    }
    double[] q = signedQ(scaled, 40, 35);
    assertThat(q).containsExactly(signedQ(matrix, 40, 35), within(TOLERANCE));
  }

  @Test
  void columnsOfPowersOfTwoGiveTheSameBits() {
    double[] matrix = normals(40, 35);
    double[] scaled = matrix.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= i % 35 == 3 ? 0x1p1000 : 0x1p-900;
    }
    assertThat(signedQ(scaled, 40, 35)).isEqualTo(signedQ(matrix, 40, 35));
  }

  @Test
  void tinyRestOfColumnIsNotLost() {
    // The second column is the first but for 1e-200 times (0, 3, 4): q must be (0, 3, 4) / 5.
    double[] q = {1, 0, 0, 3e-200, 0, 4e-200};
    HouseholderQr.signedQ(q, 3, 2);
    assertThat(q).containsExactly(new double[] {1, 0, 0, 0.6, 0, 0.8}, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40, 70})
  void zeroMatrixGivesZeros(int columns) {
    double[] q = new double[80 * columns];
    HouseholderQr.signedQ(q, 80, columns);
    assertThat(Arrays.stream(q).allMatch(value -> value == 0)).isTrue();
  }

  @Test
  void zeroColumnGivesZeroColumnAndLeavesTheOthersOrthonormal() {
    double[] q = {1, 0, 2, 2, 0, 1, 2, 0, -3};
    HouseholderQr.signedQ(q, 3, 3);
    assertThat(Arrays.stream(column(q, 3, 1)).allMatch(value -> value == 0)).isTrue();
    assertThat(dot(column(q, 3, 0), column(q, 3, 0))).isEqualTo(1, within(TOLERANCE));
    assertThat(dot(column(q, 3, 2), column(q, 3, 2))).isEqualTo(1, within(TOLERANCE));
    assertThat(dot(column(q, 3, 0), column(q, 3, 2))).isEqualTo(0, within(TOLERANCE));
  }

  @Test
  void equalColumnsGiveOrthonormalOnes() {
    double[] q = normals(50, 40);
    for (int row = 0; row < 50; row++) {
      q[row * 40 + 7] = q[row * 40 + 2];
    }
    HouseholderQr.signedQ(q, 50, 40);
    assertOrthonormal(q, 50, 40);
  }

  @Test
  void diagonalOfTheTriangleIsPositive() {
    double[] matrix = normals(60, 37);
    double[] q = signedQ(matrix, 60, 37);
    for (int j = 0; j < 37; j++) {
      assertThat(dot(column(q, 37, j), column(matrix, 37, j))).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void notFiniteGivesNaN(double value) {
    double[] q = normals(40, 36);
    q[5 * 36 + 3] = value;
    HouseholderQr.signedQ(q, 40, 36);
    assertThat(Arrays.stream(column(q, 36, 3)).anyMatch(Double::isNaN)).isTrue();
  }

  @Test
  void threadsDoNotChangeABit() {
    double[] matrix = normals(300, 270);
    double[] one = matrix.clone();
    HouseholderQr.signedQ(one, 300, 270, 1);
    for (int threads : new int[] {2, 3, 16}) {
      double[] several = matrix.clone();
      HouseholderQr.signedQ(several, 300, 270, threads);
      assertThat(several).isEqualTo(one);
    }
  }

  @Test
  void emptyStaysEmpty() {
    HouseholderQr.signedQ(new double[0], 0, 0);
    HouseholderQr.signedQ(new double[0], 5, 0);
  }

  @ParameterizedTest
  @CsvSource({"2, 3, 6", "3, 2, 5", "-1, -1, 1", "70000, 70000, 1"})
  void refusesOtherShapes(int rows, int columns, int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HouseholderQr.signedQ(new double[size], rows, columns))
        .withMessage(
            "Expected rows >= columns and rows * columns values, got rows=%d, columns=%d and %d values",
            rows, columns, size);
  }

  private static double[] normals(int rows, int columns) {
    return new Random(rows * 1000L + columns).doubles((long) rows * columns, -1, 1).toArray();
  }

  private static double[] signedQ(double[] matrix, int rows, int columns) {
    double[] q = matrix.clone();
    HouseholderQr.signedQ(q, rows, columns);
    return q;
  }

  private static double[] ejml(double[] matrix, int rows, int columns) {
    var decomposition = new QRDecompositionHouseholderColumn_DDRM();
    assertThat(decomposition.decompose(new DMatrixRMaj(rows, columns, true, matrix.clone())))
        .isTrue();
    DMatrixRMaj q = decomposition.getQ(null, true);
    DMatrixRMaj r = decomposition.getR(null, true);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        q.set(i, j, q.get(i, j) * Math.signum(r.get(j, j)));
      }
    }
    return q.getData();
  }

  /** QᵀQ = I. */
  private static void assertOrthonormal(double[] q, int rows, int columns) {
    assertThat(q).hasSize(rows * columns);
    double[][] vectors = new double[columns][];
    Arrays.setAll(vectors, j -> column(q, columns, j));
    double worst = 0;
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j <= i; j++) {
        double error = dot(vectors[i], vectors[j]) - (i == j ? 1 : 0);
        worst = Math.max(worst, Math.abs(error));
      }
    }
    assertThat(worst).isLessThan(TOLERANCE);
  }

  private static double[] column(double[] matrix, int columns, int index) {
    double[] column = new double[matrix.length / columns];
    Arrays.setAll(column, row -> matrix[row * columns + index]);
    return column;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
