package io.github.weightseed.explorer.figure;

import io.github.weightseed.explorer.measure.Density;
import io.github.weightseed.explorer.measure.Histogram;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/**
 * Histograms with the exact densities over them. What is one value only is a line at it.
 *
 * <p>For use by one thread at a time.
 */
public final class HistogramFigure extends ChartFigure {

  private static final int POINTS = 240;
  private static final int FILL_OF_ONE = 90;
  private static final int FILL_OF_SEVERAL = 28;

  private static final double MARGIN = 0.03;

  /** How much higher than the histograms a density may go before it is cut off. */
  private static final double ROOM = 1.25;

  /** How many samples have colours of their own. */
  public static final int MOST_SAMPLES = Palette.size();

  /**
   * Values that were drawn.
   *
   * @param name what the legend says
   * @param histogram how they are spread
   */
  public record Sample(String name, Histogram histogram) {}

  /**
   * Samples of one distribution.
   *
   * @param name what the legend says of the density
   * @param samples at least one
   * @param density what they were drawn from; null where that is not known
   */
  public record Group(String name, List<Sample> samples, @Nullable Density density) {

    /** Copies the samples. */
    public Group {
      samples = List.copyOf(samples);
    }

    private boolean isOfMasses() {
      return !masses().isEmpty();
    }

    private Map<Double, Double> masses() {
      return density == null ? Map.of() : density.masses();
    }
  }

  private final List<Group> groups;
  private final double min;
  private final double max;
  private final double top;

  /**
   * A figure of some distributions.
   *
   * @param title what stands above it
   * @param groups at least one; six samples in all have colours of their own
   */
  public HistogramFigure(String title, List<Group> groups) {
    super(title);
    this.groups = List.copyOf(groups);
    this.min = groups.stream().mapToDouble(HistogramFigure::lowest).min().orElseThrow();
    this.max = groups.stream().mapToDouble(HistogramFigure::highest).max().orElseThrow();
    this.top = top();
  }

  private static double lowest(Group group) {
    double lowest =
        group.samples().stream().mapToDouble(s -> s.histogram().min()).min().orElseThrow();
    Density density = group.density();
    return density == null || Double.isInfinite(density.min())
        ? lowest
        : Math.min(lowest, density.min());
  }

  private static double highest(Group group) {
    double highest =
        group.samples().stream().mapToDouble(s -> s.histogram().max()).max().orElseThrow();
    Density density = group.density();
    return density == null || Double.isInfinite(density.max())
        ? highest
        : Math.max(highest, density.max());
  }

  private double top() {
    double ofHistograms = 0;
    double ofDensities = 0;
    for (Group group : groups) {
      if (!group.isOfMasses()) {
        for (Sample sample : group.samples()) {
          ofHistograms =
              Math.max(
                  ofHistograms, Arrays.stream(sample.histogram().densities()).max().orElseThrow());
        }
        Density density = group.density();
        if (density != null) {
          for (double x : places(density)) {
            ofDensities = Math.max(ofDensities, density.at(x));
          }
        }
      }
    }
    double highest = Math.max(ofHistograms, Math.min(ofDensities, ROOM * ofHistograms));
    return highest > 0 ? 1.06 * highest : 1.06;
  }

  @Override
  String xAxis() {
    return "Weight";
  }

  private boolean hasDensities() {
    return groups.stream().anyMatch(group -> !group.isOfMasses());
  }

  @Override
  String yAxis() {
    return hasDensities() ? "Density (share of the weights per unit)" : "Share of the weights";
  }

  @Override
  List<String> legend() {
    List<String> legend = new ArrayList<>();
    for (Group group : groups) {
      if (group.isOfMasses()) {
        legend.add(group.name());
      } else {
        group.samples().forEach(sample -> legend.add(sample.name()));
      }
    }
    theoryName().ifPresent(legend::add);
    return legend;
  }

  /** What the legend says of the exact densities, which look alike; empty without one. */
  private Optional<String> theoryName() {
    List<Group> known =
        groups.stream().filter(group -> group.density() != null && !group.isOfMasses()).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(known.size() == 1 ? known.get(0).name() : "exact densities");
  }

  @Override
  void draw(XYChart chart) {
    Look.xRange(chart, min - margin(), max + margin());
    Look.yRange(chart, 0, top);
    int color = 0;
    boolean isAlone = groups.size() == 1 && groups.get(0).samples().size() == 1;
    for (Group group : groups) {
      if (group.isOfMasses()) {
        masses(chart, group, Palette.series(color++));
      } else {
        for (Sample sample : group.samples()) {
          histogram(chart, sample, Palette.series(color++), isAlone);
        }
      }
    }
    boolean isFirst = true;
    for (Group group : groups) {
      Density density = group.density();
      if (density != null && !group.isOfMasses()) {
        density(chart, theoryName().orElseThrow(), density).setShowInLegend(isFirst);
        isFirst = false;
      }
    }
  }

  /** The outline of the columns, filled. */
  private static void histogram(XYChart chart, Sample sample, Color color, boolean isAlone) {
    double[] edges = sample.histogram().edges();
    double[] heights = sample.histogram().densities();
    double[] x = new double[2 * edges.length];
    double[] y = new double[2 * edges.length];
    for (int i = 0; i < edges.length; i++) {
      x[2 * i] = edges[i];
      x[2 * i + 1] = edges[i];
      y[2 * i] = i == 0 ? 0 : heights[i - 1];
      y[2 * i + 1] = i == heights.length ? 0 : heights[i];
    }
    XYSeries series = Look.line(chart, sample.name(), x, y, color);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    series.setFillColor(Palette.translucent(color, isAlone ? FILL_OF_ONE : FILL_OF_SEVERAL));
    series.setLineStyle(
        new BasicStroke(isAlone ? 1f : 1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
  }

  private double margin() {
    return MARGIN * (max - min);
  }

  private double[] places(Density density) {
    double low = Math.max(density.min(), min - margin());
    double high = Math.min(density.max(), max + margin());
    double[] places = new double[POINTS + 1];
    Arrays.setAll(places, i -> i == POINTS ? high : low + (high - low) * i / POINTS);
    return places;
  }

  private XYSeries density(XYChart chart, String name, Density density) {
    double[] places = places(density);
    double[] x = new double[places.length + 2];
    double[] y = new double[places.length + 2];
    System.arraycopy(places, 0, x, 1, places.length);
    x[0] = places[0];
    x[x.length - 1] = places[places.length - 1];
    for (int i = 0; i < places.length; i++) {
      y[i + 1] = Math.min(top, density.at(places[i]));
    }
    // A density that ends in a step falls to 0 there; one without an end goes on.
    y[0] = Double.isInfinite(density.min()) ? y[1] : 0;
    y[y.length - 1] = Double.isInfinite(density.max()) ? y[y.length - 2] : 0;
    return Look.theory(chart, name, x, y);
  }

  /** A line at each value: as high as its share, or as the plot, where that shows densities. */
  private void masses(XYChart chart, Group group, Color color) {
    boolean isFirst = true;
    for (Map.Entry<Double, Double> mass : group.masses().entrySet()) {
      double height = hasDensities() ? top : mass.getValue();
      XYSeries series =
          Look.line(
              chart,
              group.name(),
              new double[] {mass.getKey(), mass.getKey()},
              new double[] {0, height},
              color);
      series.setLineStyle(new BasicStroke(4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
      series.setShowInLegend(isFirst);
      isFirst = false;
    }
  }
}
