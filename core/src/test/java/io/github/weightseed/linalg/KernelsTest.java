package io.github.weightseed.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inner loops against their sums, one element at a time and in their order, bit by bit. */
class KernelsTest {

  private static final int LENGTH = 301;

  private static double[][] normals(int rows) {
    Random random = new Random(5);
    double[][] values = new double[rows][LENGTH];
    for (double[] row : values) {
      for (int i = 0; i < LENGTH; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"0, 301", "1, 300", "7, 8", "9, 9", "296, 301"})
  void aRowGrowsByFourOthers(int from, int to) {
    double[][] rows = normals(7);
    double[] target = rows[0].clone();
    RowKernel.add(target, rows, 2, 0.1, -1.3, 7, 1e-3, from, to);
    for (int j = 0; j < LENGTH; j++) {
      double first = 0.1 * rows[2][j] + -1.3 * rows[3][j];
      double second = 7 * rows[4][j] + 1e-3 * rows[5][j];
      boolean inside = j >= from && j < to;
      assertThat(target[j]).isEqualTo(inside ? rows[0][j] + (first + second) : rows[0][j]);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "6", "300", "301"})
  void fourInnerProducts(int from) {
    double[][] columns = normals(6);
    double[] vector = columns[0].clone();
    double[] result = new double[6];
    ColumnKernel.dot(columns, 1, vector, from, result);
    for (int column = 1; column < 5; column++) {
      double sum = 0;
      for (int i = from; i < LENGTH; i++) {
        sum += vector[i] * columns[column][i];
      }
      assertThat(result[column]).isEqualTo(sum);
    }
    assertThat(result[0]).isZero();
    assertThat(result[5]).isZero();
  }

  @Test
  void aColumnLessAnother() {
    double[][] columns = normals(2);
    double[] target = columns[0].clone();
    ColumnKernel.subtract(target, columns[1], 0.7, 13);
    for (int i = 0; i < LENGTH; i++) {
      assertThat(target[i]).isEqualTo(i < 13 ? columns[0][i] : columns[0][i] - 0.7 * columns[1][i]);
    }
  }
}
