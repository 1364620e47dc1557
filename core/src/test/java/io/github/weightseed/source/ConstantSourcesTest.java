package io.github.weightseed.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.Ones;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Constant, identity and broadcast tensors: any part of any size, nothing of it in memory. */
class ConstantSourcesTest {

  @ParameterizedTest
  @EnumSource
  void onesAreOneInEveryDType(DType dtype) {
    Tensor ones = new Ones().initialize(Shape.of(3, 5), dtype, Backend.JAX_X64);
    assertThat(ones.dtype()).isEqualTo(dtype);
    assertThat(ones.toDoubleArray()).containsOnly(1.0);
    assertThat(ones.toFloatArray()).containsOnly(1f);
  }

  @Test
  void readsBeyondWhatFitsInMemory() {
    long size = 1L << 50;
    TensorSource ones = new Ones().source(Shape.of(size), DType.BFLOAT16, Backend.JAX);
    FloatBuffer target = FloatBuffer.allocate(5000);
    ones.read(size - 5000, target);
    assertThat(target.array()).containsOnly(1f);
    ByteBuffer bytes = ByteBuffer.allocate(40_000);
    ones.read(1L << 40, 20_000, bytes);
    assertThat(bytes.array()[39_998]).isEqualTo((byte) 0x80);
    assertThat(bytes.array()[39_999]).isEqualTo((byte) 0x3f);
  }

  /** In a matrix of 2^62 elements. */
  @Test
  void theDiagonalIsFoundAnywhere() {
    long n = 1L << 31;
    TensorSource identity = new Identity().source(Shape.of(n, n), DType.FLOAT32, Backend.JAX);
    float[] values = new float[3];
    for (long row : new long[] {0, 1, 12345678901L % n, n - 1}) {
      long diagonal = row * n + row;
      long from = Math.max(0, Math.min(diagonal - 1, n * n - 3));
      identity.read(from, 3, values, 0);
      assertThat(values[(int) (diagonal - from)]).isEqualTo(1);
      assertThat(values[0] + values[1] + values[2]).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "7, 3", "3, 7", "1, 9", "9, 1", "0, 4", "4, 0"})
  void theDiagonalIsWhereRowAndColumnAreEqual(int rows, int columns) {
    Tensor matrix =
        Identity.withGain(0.5).initialize(Shape.of(rows, columns), DType.FLOAT16, Backend.JAX);
    assertThat(matrix.size()).isEqualTo(rows * columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        assertThat(matrix.get(i, j)).isEqualTo(i == j ? 0.5 : 0);
      }
    }
    TensorSource source =
        Identity.withGain(0.5).source(Shape.of(rows, columns), DType.FLOAT16, Backend.JAX);
    double[] doubles = new double[rows * columns];
    for (int i = 0; i < doubles.length; i++) {
      source.read(i, 1, doubles, i);
    }
    assertThat(doubles).isEqualTo(matrix.toDoubleArray());
  }

  @Test
  void listsAreRepeatedAlongTheAxes() {
    TensorSource source =
        Constant.of(List.of(List.of(1), List.of(2)))
            .source(Shape.of(2, 2, 3), DType.INT16, Backend.JAX);
    Tensor whole = source.toTensor();
    assertThat(whole.toDoubleArray()).containsExactly(1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2);
    assertThat(whole.toFloatArray()).containsExactly(1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2);
    double[] part = new double[4];
    source.read(5, 4, part, 0);
    assertThat(part).containsExactly(2, 1, 1, 1);
  }

  @Test
  void shapesBroadcastAsInNumPy() {
    assertThat(Broadcast.shape(Shape.of(3), Shape.of(2, 3))).isEqualTo(Shape.of(2, 3));
    assertThat(Broadcast.shape(Shape.of(2, 1), Shape.of(3))).isEqualTo(Shape.of(2, 3));
    assertThat(Broadcast.shape(Shape.of(), Shape.of(0, 2))).isEqualTo(Shape.of(0, 2));
    assertThat(Broadcast.shape(Shape.of(1), Shape.of(0))).isEqualTo(Shape.of(0));
    assertThat(Broadcast.shape(Shape.of(2), Shape.of(3))).isNull();
    assertThat(Broadcast.shape(Shape.of(0), Shape.of(3))).isNull();
  }
}
