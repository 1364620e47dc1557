package io.github.weightseed.explorer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.explorer.Fixture;
import io.github.weightseed.initializers.Orthogonal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpectrumTest {

  static List<Map<?, ?>> spectraOfNumpy() {
    return Fixture.lines("spectrum");
  }

  @ParameterizedTest
  @MethodSource("spectraOfNumpy")
  void isThatOfNumpy(Map<?, ?> line) {
    double[] expected = Fixture.numbers(line, "values");
    Spectrum spectrum = Spectrum.of(Fixture.generated(line, Fixture.shape(line)).source());
    assertThat(spectrum.values()).hasSameSizeAs(expected).containsExactly(expected, within(1e-12));
    assertThat(spectrum.condition())
        .isCloseTo(expected[0] / expected[expected.length - 1], within(1e-9));
  }

  @Test
  void ofAnOrthogonalKernelIsItsGain() {
    TensorSource source =
        Orthogonal.builder()
            .gain(1.5)
            .seed(1)
            .build()
            .source(Shape.of(3, 3, 8, 20), DType.FLOAT32, Backend.NUMPY);
    Spectrum spectrum = Spectrum.of(source);
    assertThat(spectrum.rows()).isEqualTo(72);
    assertThat(spectrum.columns()).isEqualTo(20);
    double[] gains = new double[20];
    Arrays.fill(gains, 1.5);
    assertThat(spectrum.values()).containsExactly(gains, within(1e-6));
  }

  /**
   * The extremes of 400 x 100 normal values scatter about the edges by a few 100ths (of the order
   * rows^(-2/3)); the seed is fixed.
   */
  @Test
  void ofIndependentValuesLiesBetweenTheEdgesOfMarchenkoAndPastur() {
    TensorSource source =
        Initializers.glorotNormal(1).source(Shape.of(400, 100), DType.FLOAT32, Backend.JAX);
    Spectrum spectrum = Spectrum.of(source);
    double stddev = Math.sqrt(2.0 / 500);
    double[] edges = spectrum.marchenkoPasturEdges(stddev);
    assertThat(edges).containsExactly(new double[] {stddev * 10, stddev * 30}, within(1e-12));
    assertThat(spectrum.values()[0]).isCloseTo(edges[1], within(0.03 * edges[1]));
    assertThat(spectrum.values()[99]).isCloseTo(edges[0], within(0.03 * edges[1]));
  }

  @Test
  void whatIsNoMatrixOrTooLargeIsRefusedInASentence() {
    assertThatThrownBy(() -> Spectrum.of(Tensor.of(Shape.of(3), 1f, 2f, 3f).source()))
        .hasMessage(
            "Singular values are those of a matrix, which has two axes or more and at least one value, got shape=(3,)");
    TensorSource large =
        Initializers.heNormal(1).source(Shape.of(3, 3, 2048, 2048), DType.FLOAT32, Backend.JAX);
    assertThat(Spectrum.isPossible(large.shape())).isFalse();
    assertThatThrownBy(() -> Spectrum.of(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The singular values of a matrix of 18432 x 2048 would take too long: rows * columns * min(rows, columns) must be at most 2e9");
    assertThatThrownBy(() -> Spectrum.of(Tensor.of(Shape.of(1, 2), 1f, Float.NaN).source()))
        .hasMessage("Singular values need finite values, got infinite ones or NaN");
  }
}
