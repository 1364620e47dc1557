package io.github.weightseed.explorer.web;

import io.github.weightseed.Fans;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.TensorSource;
import io.github.weightseed.explorer.measure.Density;
import io.github.weightseed.explorer.measure.Histogram;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.explorer.measure.Spectrum;
import io.github.weightseed.explorer.measure.Summary;
import io.github.weightseed.initializers.FanInitializer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tensor in numbers, as the page reads it.
 *
 * @param shape its shape, as Python prints it
 * @param size the number of values
 * @param bytes how much memory they take
 * @param dtype the type that they have, which may not be the one that was asked for
 * @param fanIn how many values enter a unit
 * @param fanOut how many values leave a unit
 * @param mean the mean
 * @param stddev the standard deviation
 * @param min the smallest value
 * @param max the largest value
 * @param expectedMean the mean of the distribution, where there is one
 * @param expectedStddev its standard deviation
 * @param firstValues the first few
 * @param histogram how they are spread
 * @param density the distribution that they are drawn from, where there is one
 * @param hasSpectrum whether the singular values can be asked for
 */
record TensorView(
    String shape,
    long size,
    String bytes,
    String dtype,
    long fanIn,
    long fanOut,
    double mean,
    double stddev,
    double min,
    double max,
    @Nullable Double expectedMean,
    @Nullable Double expectedStddev,
    List<Double> firstValues,
    HistogramView histogram,
    @Nullable DensityView density,
    boolean hasSpectrum) {

  private static final int FIRST_VALUES = 4;

  /** Measures a tensor, with as many bins as fit its size. */
  static TensorView of(TensorSource source, @Nullable Initializer initializer, Progress progress) {
    return of(source, initializer, Histogram.bins(source.shape().size()), progress);
  }

  /**
   * Measures a tensor.
   *
   * @param initializer what made its values, if that is known
   */
  static TensorView of(
      TensorSource source, @Nullable Initializer initializer, int bins, Progress progress) {
    Summary summary = Summary.of(source, bins, progress);
    Statistics statistics = summary.statistics();
    Shape shape = source.shape();
    Fans fans = initializer instanceof FanInitializer scaled ? scaled.fans(shape) : Fans.of(shape);
    Optional<Density> density =
        initializer == null ? Optional.empty() : Density.of(initializer, shape, source.dtype());
    return new TensorView(
        shape.toString(),
        shape.size(),
        Limits.text((double) shape.size() * source.dtype().byteSize()),
        source.dtype().kerasName(),
        fans.fanIn(),
        fans.fanOut(),
        statistics.mean(),
        statistics.stddev(),
        statistics.min(),
        statistics.max(),
        density.map(Density::mean).orElse(null),
        density.map(Density::stddev).orElse(null),
        firstValues(source),
        HistogramView.of(summary.histogram()),
        density.map(exact -> DensityView.of(exact, summary.histogram())).orElse(null),
        Spectrum.isPossible(shape));
  }

  private static List<Double> firstValues(TensorSource source) {
    double[] values = new double[(int) Math.min(FIRST_VALUES, source.shape().size())];
    source.read(0, values.length, values, 0);
    return Arrays.stream(values).boxed().toList();
  }
}
