package io.github.weightseed.explorer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.explorer.Fixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramTest {

  static List<Map<?, ?>> histogramsOfNumpy() {
    return Fixture.lines("histogram");
  }

  @ParameterizedTest
  @MethodSource("histogramsOfNumpy")
  void countsAsNumpy(Map<?, ?> line) {
    double[] edges = Fixture.numbers(line, "edges");
    long[] counts =
        Arrays.stream(Fixture.numbers(line, "counts")).mapToLong(x -> (long) x).toArray();
    TensorSource source = Fixture.generated(line, Shape.of((Long) line.get("size"))).source();
    Histogram histogram;
    if (line.get("range") == null) {
      histogram = Summary.of(source, counts.length, Progress.none()).histogram();
    } else {
      double[] range = Fixture.numbers(line, "range");
      histogram = Histogram.of(source, range[0], range[1], counts.length, Progress.none());
    }
    assertThat(histogram.edges()).containsExactly(edges);
    assertThat(histogram.counts()).containsExactly(counts);
    assertThat(histogram.outside()).isEqualTo(histogram.size() - Arrays.stream(counts).sum());
  }

  @Test
  void densitiesMakeAnAreaOfOne() {
    TensorSource source =
        Initializers.heNormal(42).source(Shape.of(300, 300), DType.FLOAT32, Backend.JAX);
    Histogram histogram = Summary.of(source, Progress.none()).histogram();
    double width = (histogram.max() - histogram.min()) / histogram.bins();
    assertThat(Arrays.stream(histogram.densities()).sum() * width).isCloseTo(1, within(1e-12));
    assertThat(histogram.outside()).isZero();
  }

  @Test
  void valuesThatAreNotFiniteAreOutside() {
    Tensor tensor =
        Tensor.of(Shape.of(5), 1f, Float.NaN, 3f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    Summary summary = Summary.of(tensor.source(), 2, Progress.none());
    assertThat(summary.histogram().edges()).containsExactly(1, 2, 3);
    assertThat(summary.histogram().counts()).containsExactly(1, 1);
    assertThat(summary.histogram().outside()).isEqualTo(3);
    assertThat(summary.statistics().mean()).isNaN();
  }

  @Test
  void equalValuesHaveARangeAroundThem() {
    Tensor tensor = Tensor.of(Shape.of(3), 2f, 2f, 2f);
    Histogram histogram = Summary.of(tensor.source(), 4, Progress.none()).histogram();
    assertThat(histogram.edges()).containsExactly(1.5, 1.75, 2, 2.25, 2.5);
    assertThat(histogram.counts()).containsExactly(0, 0, 3, 0);
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "1, 8", "64, 8", "1000, 20", "73728, 84", "1000000000000, 100"})
  void numberOfBinsIsTheRuleOfRice(long size, int bins) {
    assertThat(Histogram.bins(size)).isEqualTo(bins);
  }

  @Test
  void statisticsAreThoseOfTheLibrary() {
    TensorSource source =
        Initializers.glorotUniform(1).source(Shape.of(70, 900), DType.FLOAT32, Backend.NUMPY);
    assertThat(Summary.of(source, Progress.none()).statistics()).isEqualTo(Statistics.of(source));
  }

  @Test
  void progressRunsOverBothPasses() {
    TensorSource source =
        Initializers.glorotUniform(1).source(Shape.of(100_000), DType.FLOAT32, Backend.JAX);
    List<Long> steps = new ArrayList<>();
    Summary.of(
        source,
        (done, total) -> {
          assertThat(total).isEqualTo(200_000);
          steps.add(done);
        });
    assertThat(steps).isSorted().hasSizeGreaterThan(10).contains(100_000L).endsWith(200_000L);
  }

  @Test
  void progressMayCancel() {
    // More than any machine holds, or could make within a test.
    TensorSource source =
        Initializers.glorotUniform(1).source(Shape.of(1L << 50), DType.FLOAT32, Backend.JAX);
    assertThatThrownBy(
            () ->
                Summary.of(
                    source,
                    (done, total) -> {
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @CsvSource({"NaN, 1, 3", "0, Infinity, 3", "1, 0, 3", "0, 1, 0", "-1.7e308, 1.7e308, 3"})
  void impossibleBinsAreRefused(double min, double max, int bins) {
    TensorSource source = Tensor.of(Shape.of(1), 2f).source();
    assertThatThrownBy(() -> Histogram.of(source, min, max, bins, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A histogram needs ");
  }
}
