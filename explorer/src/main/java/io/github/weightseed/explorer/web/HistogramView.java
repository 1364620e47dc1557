package io.github.weightseed.explorer.web;

import io.github.weightseed.explorer.measure.Histogram;

/**
 * A histogram, as the page reads it.
 *
 * @param edges the edges of the bins, one more than there are bins
 * @param counts how many values are in each
 * @param densities the counts by the width of the bin and the number of values
 * @param outside how many values are in none: NaN and infinite ones
 */
record HistogramView(double[] edges, long[] counts, double[] densities, long outside) {

  static HistogramView of(Histogram histogram) {
    return new HistogramView(
        histogram.edges(), histogram.counts(), histogram.densities(), histogram.outside());
  }
}
