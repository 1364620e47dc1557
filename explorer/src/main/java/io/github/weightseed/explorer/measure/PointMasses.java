package io.github.weightseed.explorer.measure;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Single values with a probability each.
 *
 * @param masses the probability of each value; in all 1
 */
record PointMasses(SortedMap<Double, Double> masses) implements Density {

  PointMasses {
    masses = Collections.unmodifiableSortedMap(new TreeMap<>(masses));
  }

  /** A single value. */
  static Density of(double value) {
    return new PointMasses(new TreeMap<>(Map.of(value, 1.0)));
  }

  @Override
  public String name() {
    return masses.size() == 1 ? "a single value" : "single values";
  }

  @Override
  public double at(double value) {
    return 0;
  }

  @Override
  public double cumulative(double value) {
    double sum = 0;
    for (var mass : masses.entrySet()) {
      sum += mass.getKey() <= value ? mass.getValue() : 0;
    }
    return sum;
  }

  @Override
  public double mean() {
    double sum = 0;
    for (var mass : masses.entrySet()) {
      sum += mass.getKey() * mass.getValue();
    }
    return sum;
  }

  @Override
  public double stddev() {
    double mean = mean();
    double sum = 0;
    for (var mass : masses.entrySet()) {
      sum += (mass.getKey() - mean) * (mass.getKey() - mean) * mass.getValue();
    }
    return Math.sqrt(sum);
  }

  @Override
  public double min() {
    return masses.firstKey();
  }

  @Override
  public double max() {
    return masses.lastKey();
  }
}
