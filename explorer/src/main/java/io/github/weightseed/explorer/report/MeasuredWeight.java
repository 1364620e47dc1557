package io.github.weightseed.explorer.report;

import io.github.weightseed.explorer.measure.Density;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.explorer.measure.Summary;
import io.github.weightseed.keras.InitialWeight;
import io.github.weightseed.keras.PlannedWeight;
import org.jspecify.annotations.Nullable;

/**
 * A weight with what was measured of its values.
 *
 * @param plan the weight
 * @param summary its statistics and histogram
 * @param density what its values were drawn from; null when that is not known
 */
record MeasuredWeight(PlannedWeight plan, Summary summary, @Nullable Density density) {

  /** Bins of the small histograms. */
  static final int BINS = 24;

  /** Reads a weight's values by chunk. */
  static MeasuredWeight of(InitialWeight weight, Progress progress) {
    PlannedWeight plan = weight.plan();
    Summary summary = Summary.of(weight.source(), BINS, progress);
    Density density;
    try {
      density = Density.of(plan.initializer(), plan.shape(), weight.source().dtype()).orElse(null);
    } catch (IllegalArgumentException e) {
      density = null;
    }
    return new MeasuredWeight(plan, summary, density);
  }

  /** Whether all values are one number, so that there is nothing to draw. */
  boolean isConstant() {
    return summary.statistics().min() == summary.statistics().max();
  }

  /**
   * The share of the values that each bin should have; null when that is not known, or the values
   * are single ones.
   */
  double @Nullable [] expectedShares() {
    if (density == null || !density.masses().isEmpty()) {
      return null;
    }
    double[] edges = summary.histogram().edges();
    double[] shares = new double[edges.length - 1];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = density.cumulative(edges[i + 1]) - density.cumulative(edges[i]);
    }
    return shares;
  }
}
