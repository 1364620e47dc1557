package io.github.weightseed.explorer.figure;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;

/** A figure of one chart with a title above it and a legend below. */
abstract class ChartFigure implements Figure {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 440;

  private final String title;

  ChartFigure(String title) {
    this.title = title;
  }

  /** What the horizontal axis is. */
  abstract String xAxis();

  /** What the vertical axis is. */
  abstract String yAxis();

  /** What the legend says, line by line. */
  abstract List<String> legend();

  /** Adds the curves and sets the ranges of the axes. */
  abstract void draw(XYChart chart);

  @Override
  public final String title() {
    return title;
  }

  @Override
  public final String description() {
    return "Horizontal axis: %s. Vertical axis: %s. Shown: %s."
        .formatted(xAxis(), yAxis(), String.join("; ", legend()));
  }

  @Override
  public final int width() {
    return WIDTH;
  }

  @Override
  public final int height() {
    return HEIGHT + Look.legendHeight(legend().size());
  }

  @Override
  public final void paint(Graphics2D graphics) {
    int height = height() - Look.TITLE_HEIGHT;
    XYChart chart = Look.chart(WIDTH, height, xAxis(), yAxis());
    draw(chart);
    Look.title(graphics, this);
    graphics.translate(0, Look.TITLE_HEIGHT);
    chart.paint(graphics, WIDTH, height);
    graphics.translate(0, -Look.TITLE_HEIGHT);
  }
}
