package io.github.weightseed.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values against the exact distributions, so that a wrong table or constant is seen without
 * fixtures.
 *
 * <p>Each test of a right stream fails with probability 10<sup>-6</sup>, all of them together with
 * less than 2 · 10<sup>-4</sup>; as the seed is fixed, either always or never.
 */
class StatisticsOfStreamsTest {

  private static final double FALSE_ALARM = 1e-6;
  private static final int SIZE = 200_000;
  private static final int BINS = 200;
  private static final int SQUARE = 16;
  private static final double MEAN = -0.25;
  private static final double STDDEV = 1.5;

  static Stream<Arguments> streams() {
    return Stream.of(Backend.JAX_X64, Backend.TENSORFLOW, Backend.TORCH, Backend.NUMPY)
        .flatMap(
            backend ->
                Stream.of(DType.FLOAT32, DType.FLOAT64)
                    .flatMap(
                        dtype ->
                            Stream.of("uniform", "normal", "truncated_normal")
                                .map(function -> Arguments.of(backend, dtype, function))));
  }

  private static ContinuousDistribution distribution(String function) {
    return switch (function) {
      case "uniform" -> UniformContinuousDistribution.of(MEAN, STDDEV);
      case "normal" -> NormalDistribution.of(MEAN, STDDEV);
      default -> TruncatedNormalDistribution.of(MEAN, STDDEV, MEAN - 2 * STDDEV, MEAN + 2 * STDDEV);
    };
  }

  private static double[] values(Backend backend, DType dtype, String function) {
    return values(backend, dtype, function, SeedState.ofInt(123));
  }

  private static double[] values(Backend backend, DType dtype, String function, SeedState seed) {
    RandomStream stream = RandomStream.of(backend);
    Shape shape = Shape.of(SIZE);
    TensorSource source =
        switch (function) {
          case "uniform" -> stream.uniform(seed, shape, dtype, MEAN, STDDEV);
          case "normal" -> stream.normal(seed, shape, dtype, MEAN, STDDEV);
          default -> stream.truncatedNormal(seed, shape, dtype, MEAN, STDDEV);
        };
    double[] values = new double[SIZE];
    source.read(0, SIZE, values, 0);
    return values;
  }

  @ParameterizedTest
  @MethodSource("streams")
  void followTheDistribution(Backend backend, DType dtype, String function) {
    ContinuousDistribution exact = distribution(function);
    double[] values = values(backend, dtype, function);
    double significance =
        KolmogorovSmirnovTest.withDefaults().test(values, exact::cumulativeProbability).getPValue();
    assertThat(significance).isGreaterThan(FALSE_ALARM);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void fillEquallyLikelyBinsEqually(Backend backend, DType dtype, String function) {
    ContinuousDistribution exact = distribution(function);
    long[] counts = new long[BINS];
    for (double value : values(backend, dtype, function)) {
      counts[bin(exact, value, BINS)]++;
    }
    double significance = ChiSquareTest.withDefaults().test(counts).getPValue();
    assertThat(significance).isGreaterThan(FALSE_ALARM);
  }

  /** Neighbours, and elements a group of PyTorch's apart: every pair of bins equally often. */
  @ParameterizedTest
  @MethodSource("streams")
  void areIndependentOfTheirNeighbours(Backend backend, DType dtype, String function) {
    ContinuousDistribution exact = distribution(function);
    double[] values = values(backend, dtype, function);
    for (int distance : new int[] {1, 8}) {
      requireIndependent(exact, values, Arrays.copyOfRange(values, distance, SIZE));
    }
  }

  /** A generator's next draw, and the next seed. */
  @ParameterizedTest
  @MethodSource("streams")
  void areIndependentOfTheNeighbouringStreams(Backend backend, DType dtype, String function) {
    ContinuousDistribution exact = distribution(function);
    double[] values = values(backend, dtype, function, new SeedState(123, 0, true));
    double[] nextDraw = values(backend, dtype, function, new SeedState(123, 1, true));
    requireIndependent(exact, values, nextDraw);
    if (backend != Backend.TORCH) {
      // On PyTorch the next seed is the next draw.
      double[] nextSeed = values(backend, dtype, function, new SeedState(124, 0, true));
      requireIndependent(exact, values, nextSeed);
    }
  }

  private static void requireIndependent(
      ContinuousDistribution exact, double[] first, double[] second) {
    long[][] pairs = new long[SQUARE][SQUARE];
    for (int i = 0; i < second.length; i++) {
      pairs[bin(exact, first[i], SQUARE)][bin(exact, second[i], SQUARE)]++;
    }
    double significance = ChiSquareTest.withDefaults().test(pairs).getPValue();
    assertThat(significance).isGreaterThan(FALSE_ALARM);
  }

  private static int bin(ContinuousDistribution exact, double value, int bins) {
    return Math.min(bins - 1, (int) (exact.cumulativeProbability(value) * bins));
  }
}
