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
import io.github.weightseed.initializers.RandomInitializer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
   * Each of the 100 singular values of 400 x 100 independent entries lies within a few hundredths
   * of its place: they repel each other, and the extremes scatter by the order of rows^(-2/3). The
   * seed is fixed.
   */
  @ParameterizedTest
  @CsvSource({"glorot_normal, 400, 100", "glorot_uniform, 100, 400", "he_normal, 200, 200"})
  void ofIndependentValuesIsThatOfMarchenkoAndPastur(String name, long rows, long columns) {
    RandomInitializer initializer =
        (RandomInitializer) Initializers.seeded(Initializers.get(name), 1);
    Shape shape = Shape.of(rows, columns);
    Spectrum spectrum = Spectrum.of(initializer.source(shape, DType.FLOAT32, Backend.JAX));
    double stddev = initializer.expectedStddev(shape);
    double[] expected = spectrum.expected(stddev);
    double larger = stddev * Math.sqrt((double) Math.max(rows, columns));
    assertThat(spectrum.values()).containsExactly(expected, within(0.04 * larger));
    // The mean square of the entries, and the known edges.
    double squares = Arrays.stream(expected).map(x -> x * x).sum();
    assertThat(squares).isCloseTo(rows * columns * stddev * stddev, within(1e-3 * squares));
    double root = Math.sqrt((double) Math.min(rows, columns) / Math.max(rows, columns));
    assertThat(expected[0]).isBetween(larger * (1 + root) * 0.98, larger * (1 + root));
    assertThat(expected[expected.length - 1])
        .isBetween(larger * (1 - root), larger * (1 - root) + 0.02 * larger);
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
