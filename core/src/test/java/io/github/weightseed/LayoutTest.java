package io.github.weightseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayoutTest {

  private static float[] counted(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    return values;
  }

  @Test
  void denseKernelIsTransposed() {
    Tensor keras = Tensor.of(Shape.of(2, 3), 1f, 2f, 3f, 4f, 5f, 6f);
    assertThat(Layout.OUT_IN.fromKeras(keras.source()).toTensor())
        .isEqualTo(Tensor.of(Shape.of(3, 2), 1f, 4f, 2f, 5f, 3f, 6f));
  }

  @Test
  void convolutionKernelHasOutputThenInputThenWindow() {
    Tensor keras = Tensor.of(Shape.of(2, 3, 4, 5), counted(120));
    Tensor other = Layout.OUT_IN.fromKeras(keras.source()).toTensor();
    assertThat(other.shape()).isEqualTo(Shape.of(5, 4, 2, 3));
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        for (int in = 0; in < 4; in++) {
          for (int out = 0; out < 5; out++) {
            assertThat(other.get(out, in, row, column)).isEqualTo(keras.get(row, column, in, out));
          }
        }
      }
    }
  }

  @Test
  void shapesGoBothWays() {
    Shape keras = Shape.of(2, 3, 4, 5);
    assertThat(Layout.OUT_IN.toKeras(Layout.OUT_IN.fromKeras(keras))).isEqualTo(keras);
    assertThat(Layout.OUT_IN.toKeras(Shape.of(7))).isEqualTo(Shape.of(7));
    assertThat(Layout.KERAS.toKeras(keras)).isEqualTo(keras);
  }

  @Test
  void gatesMoveAsBlocksOfTheLastAxis() {
    Tensor keras = Tensor.of(Shape.of(2, 6), counted(12));
    assertThat(Layout.KERAS.withGates(1, 0, 2).fromKeras(keras.source()).toTensor().toFloatArray())
        .containsExactly(2, 3, 0, 1, 4, 5, 8, 9, 6, 7, 10, 11);
    assertThat(Layout.OUT_IN.withGates(2, 0, 1).fromKeras(keras.source()).toTensor().toFloatArray())
        .containsExactly(4, 10, 5, 11, 0, 6, 1, 7, 2, 8, 3, 9);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeIsReadByPartsAsAsAWhole(DType dtype) {
    byte[] bytes = new byte[24 * dtype.byteSize()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = dtype == DType.BOOL ? (byte) (i % 2) : (byte) (i * 3 % 100);
    }
    Tensor keras = Tensor.of(Shape.of(4, 6), dtype, bytes);
    TensorSource source = Layout.OUT_IN.withGates(1, 0).fromKeras(keras.source());
    ByteBuffer parts = ByteBuffer.allocate(bytes.length);
    for (int from = 0; from < 24; from += 5) {
      source.read(from, Math.min(5, 24 - from), parts);
    }
    Tensor whole = source.toTensor();
    assertThat(Tensor.of(whole.shape(), dtype, parts.array())).isEqualTo(whole);
    double[] doubles = new double[24];
    source.read(0, 24, doubles, 0);
    float[] floats = new float[24];
    source.read(0, 24, floats, 0);
    int[] gates = {3, 4, 5, 0, 1, 2};
    IntStream.range(0, 24)
        .forEach(
            i -> {
              double expected = keras.get(i % 4, gates[i / 4]);
              assertThat(whole.getFlat(i)).isEqualTo(expected);
              assertThat(doubles[i]).isEqualTo(expected);
              assertThat(floats[i]).isEqualTo((float) expected);
            });
  }

  @Test
  void whatStaysInPlaceIsTheSourceItself() {
    TensorSource source = Tensor.of(Shape.of(3), 1f, 2f, 3f).source();
    assertThat(Layout.OUT_IN.fromKeras(source)).isSameAs(source);
    assertThat(Layout.KERAS.fromKeras(source)).isSameAs(source);
  }

  @Test
  void wrongGatesAreRefused() {
    assertThatThrownBy(() -> Layout.KERAS.withGates(0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The gates must be 0 to n-1 in some order, got order=[0, 2]");
    TensorSource source = Tensor.of(Shape.of(5), counted(5)).source();
    assertThatThrownBy(() -> Layout.KERAS.withGates(1, 0).fromKeras(source))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The last axis must be made up of 2 gates, got shape=(5,)");
  }

  @Test
  void hugeTensorsKeepTheirLayout() {
    TensorSource source =
        Initializers.glorotUniform(1)
            .source(Shape.of(1L << 16, 1L << 16), DType.FLOAT32, Backend.JAX);
    assertThat(Layout.KERAS.fromKeras(source)).isSameAs(source);
    assertThatThrownBy(() -> Layout.OUT_IN.fromKeras(source))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2^31-1 elements");
  }

  @Test
  void equalByWhatMoves() {
    assertThat(Layout.OUT_IN.withGates(1, 0)).isEqualTo(Layout.OUT_IN.withGates(1, 0));
    assertThat(Layout.OUT_IN).isNotEqualTo(Layout.KERAS).hasToString("OUT_IN");
    assertThat(Layout.OUT_IN.withGates(1, 0)).hasToString("OUT_IN with gates [1, 0]");
  }

  @Test
  void seededKeepsTheArguments() {
    assertThat(Initializers.seeded(Initializers.get("he_normal"), 42))
        .isEqualTo(Initializers.heNormal(42));
    assertThatThrownBy(() -> Initializers.seeded(Initializers.zeros(), 42))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Only random initializers take a seed, got Zeros()");
  }
}
