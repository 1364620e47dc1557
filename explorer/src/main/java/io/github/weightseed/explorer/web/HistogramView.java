package io.github.weightseed.explorer.web;

import io.github.weightseed.explorer.measure.Histogram;
import java.util.Arrays;
import java.util.List;

/**
 * A histogram, as the page reads it.
 *
 * @param edges the edges of the bins, one more than there are bins
 * @param counts how many values are in each
 * @param densities the counts by the width of the bin and the number of values
 * @param outside how many values are in none: NaN and infinite ones
 */
record HistogramView(List<Double> edges, List<Long> counts, List<Double> densities, long outside) {

  static HistogramView of(Histogram histogram) {
    return new HistogramView(
        Arrays.stream(histogram.edges()).boxed().toList(),
        Arrays.stream(histogram.counts()).boxed().toList(),
        Arrays.stream(histogram.densities()).boxed().toList(),
        histogram.outside());
  }
}
