package io.github.weightseed.explorer.web;

import io.github.weightseed.explorer.measure.Density;
import io.github.weightseed.explorer.measure.Histogram;
import java.util.ArrayList;
import java.util.List;

/**
 * A distribution, as the page draws it over a histogram.
 *
 * @param name what it is called
 * @param curve points of its density
 * @param masses the probabilities of single values
 */
record DensityView(String name, List<Point> curve, List<Point> masses) {

  private static final int STEPS = 200;

  /** Beyond so many standard deviations there is nothing to see. */
  private static final double WIDEST = 4;

  /** A point of a chart. */
  record Point(double x, double y) {}

  static DensityView of(Density density, Histogram histogram) {
    List<Point> masses = new ArrayList<>();
    density.masses().forEach((value, mass) -> masses.add(new Point(value, mass)));
    return new DensityView(
        density.name(), masses.isEmpty() ? curve(density, histogram) : List.of(), masses);
  }

  private static List<Point> curve(Density density, Histogram histogram) {
    double reach = WIDEST * density.stddev();
    double low = Math.min(histogram.min(), Math.max(density.min(), density.mean() - reach));
    double high = Math.max(histogram.max(), Math.min(density.max(), density.mean() + reach));
    low = Math.max(low, density.min());
    high = Math.min(high, density.max());
    List<Point> curve = new ArrayList<>();
    curve.add(new Point(low, 0));
    for (int i = 0; i <= STEPS; i++) {
      double x = i == STEPS ? high : low + (high - low) * i / STEPS;
      double y = density.at(x);
      if (Double.isFinite(y)) {
        curve.add(new Point(x, y));
      }
    }
    curve.add(new Point(high, 0));
    return curve;
  }
}
