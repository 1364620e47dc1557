package io.github.weightseed.explorer.figure;

import io.github.weightseed.explorer.measure.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Singular values by rank, and what is to be expected of independent values.
 *
 * <p>For use by one thread at a time.
 */
public final class SpectrumFigure extends ChartFigure {

  private static final String THEORY = "independent weights (Marchenko-Pastur)";

  /** So many values are points of their own. */
  private static final int MOST_MARKERS = 64;

  /**
   * The singular values of a matrix.
   *
   * @param name what the legend says
   * @param spectrum the values
   * @param stddev of the entries, where they are independent; else null
   */
  public record Item(String name, Spectrum spectrum, @Nullable Double stddev) {}

  private final List<Item> items;

  /**
   * A figure of some matrices.
   *
   * @param title what stands above it
   * @param items at least one; six have colours of their own
   */
  public SpectrumFigure(String title, List<Item> items) {
    super(title);
    this.items = List.copyOf(items);
  }

  @Override
  String xAxis() {
    return "Rank of the singular value";
  }

  @Override
  String yAxis() {
    return "Singular value";
  }

  @Override
  List<String> legend() {
    List<String> legend = new ArrayList<>(items.stream().map(Item::name).toList());
    if (items.stream().anyMatch(item -> item.stddev() != null)) {
      legend.add(THEORY);
    }
    return legend;
  }

  @Override
  void draw(XYChart chart) {
    double highest = 0;
    int ranks = 1;
    for (int i = 0; i < items.size(); i++) {
      double[] values = items.get(i).spectrum().values();
      highest = Math.max(highest, values[0]);
      ranks = Math.max(ranks, values.length);
      XYSeries series =
          Look.line(chart, items.get(i).name(), ranks(values), values, Palette.series(i));
      if (values.length <= MOST_MARKERS) {
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(Palette.series(i));
      }
    }
    boolean isFirst = true;
    for (Item item : items) {
      if (item.stddev() != null) {
        double[] expected = item.spectrum().expected(item.stddev());
        highest = Math.max(highest, expected[0]);
        Look.theory(chart, THEORY, ranks(expected), expected).setShowInLegend(isFirst);
        isFirst = false;
      }
    }
    Look.xRange(chart, 0, 1.01 * ranks);
    Look.yRange(chart, 0, highest > 0 ? 1.08 * highest : 1);
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    Arrays.setAll(ranks, i -> i + 1);
    return ranks;
  }
}
