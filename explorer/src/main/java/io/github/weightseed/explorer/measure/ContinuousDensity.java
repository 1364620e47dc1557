package io.github.weightseed.explorer.measure;

import java.util.Map;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * A density without masses; one of a {@link BetaDistribution}, which is from 0 to 1, is stretched
 * from {@code -scale} to {@code scale}.
 *
 * @param name what it is called
 * @param distribution the distribution
 * @param scale of a beta distribution; of others 1
 */
record ContinuousDensity(String name, ContinuousDistribution distribution, double scale)
    implements Density {

  private double stretch() {
    return distribution instanceof BetaDistribution ? 2 * scale : 1;
  }

  private double offset() {
    return distribution instanceof BetaDistribution ? -scale : 0;
  }

  private double unstretched(double value) {
    return (value - offset()) / stretch();
  }

  @Override
  public double at(double value) {
    return distribution.density(unstretched(value)) / stretch();
  }

  @Override
  public double cumulative(double value) {
    return distribution.cumulativeProbability(unstretched(value));
  }

  @Override
  public double mean() {
    return distribution.getMean() * stretch() + offset();
  }

  @Override
  public double stddev() {
    return Math.sqrt(distribution.getVariance()) * stretch();
  }

  @Override
  public double min() {
    return distribution.getSupportLowerBound() * stretch() + offset();
  }

  @Override
  public double max() {
    return distribution.getSupportUpperBound() * stretch() + offset();
  }

  @Override
  public Map<Double, Double> masses() {
    return Map.of();
  }
}
