package io.github.weightseed.explorer.figure;

import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A tensor as an image of the matrix that Keras' Orthogonal sees in it: its last axis are the
 * columns, all others together the rows. 0 is white.
 *
 * <p>For use by one thread at a time.
 */
public final class ImageFigure implements Figure {

  /** The room for the image, without axes. */
  private static final int MOST_WIDTH = 640;

  private static final int MOST_HEIGHT = 520;
  private static final int LEAST_SIDE = 120;

  /** The room that axes and title take. */
  private static final int AXES_WIDTH = 100;

  private static final int AXES_HEIGHT = 110;
  private static final int SCALE_WIDTH = 132;
  private static final String COLUMN_TITLE = "Column: last axis";
  private static final int SCALE_STEPS = 256;

  private final String title;
  private final Shape shape;
  private final MatrixImage matrix;
  private final int width;
  private final int height;

  /**
   * An image of a tensor.
   *
   * @param title what stands above it
   * @throws IllegalArgumentException when it has less than two axes, or no values
   */
  public ImageFigure(String title, TensorSource source) {
    this.title = title;
    this.shape = source.shape();
    this.matrix = MatrixImage.of(source);
    double scale =
        Math.min(MOST_WIDTH / (double) matrix.columns(), MOST_HEIGHT / (double) matrix.rows());
    this.width = (int) Math.max(LEAST_SIDE, Math.round(matrix.columns() * scale));
    this.height = (int) Math.max(LEAST_SIDE, Math.round(matrix.rows() * scale));
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String description() {
    return "A matrix as an image of %d rows (%s) and %d columns (%s); white is 0, blue below, orange above, the darkest %s."
        .formatted(
            matrix.rows(), rowTitle(), matrix.columns(), COLUMN_TITLE, Look.number(matrix.most()));
  }

  @Override
  public int width() {
    return Math.max(480, width + AXES_WIDTH + SCALE_WIDTH);
  }

  @Override
  public int height() {
    return height + AXES_HEIGHT;
  }

  @Override
  public void paint(Graphics2D graphics) {
    int chartWidth = width() - SCALE_WIDTH;
    int chartHeight = height() - Look.TITLE_HEIGHT;
    XYChart chart = Look.chart(chartWidth, chartHeight, COLUMN_TITLE, rowTitle());
    long rows = matrix.rows();
    long columns = matrix.columns();
    // A tick stands at the middle of its row or column.
    range(chart, -0.5, columns - 0.5, 0.5 - rows, 0.5);
    chart.addAnnotation(new ImageAnnotation(matrix.image(), -0.5, columns - 0.5, 0.5 - rows, 0.5));
    chart.getStyler().setYAxisTickLabelsFormattingFunction(row -> Look.number(Math.abs(row)));
    Look.title(graphics, this);
    graphics.translate(0, Look.TITLE_HEIGHT);
    chart.paint(graphics, chartWidth, chartHeight);
    graphics.translate(chartWidth, 0);
    scale(chartHeight).paint(graphics, SCALE_WIDTH, chartHeight);
    graphics.translate(-chartWidth, -Look.TITLE_HEIGHT);
  }

  private String rowTitle() {
    return shape.rank() == 2 ? "Row: first axis" : "Row: axes 0 to %d".formatted(shape.rank() - 2);
  }

  /** Which colour is which value. */
  private XYChart scale(int chartHeight) {
    double most = matrix.most();
    // The numbers at the horizontal axis take the same room as the image's, but are not to be seen.
    XYChart chart = Look.chart(SCALE_WIDTH, chartHeight, "Value", "");
    range(chart, 0, 1, -most, most);
    chart.getStyler().setXAxisTickMarkSpacingHint(10);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(x -> Long.toString(Math.round(x)));
    chart.getStyler().setXAxisTickLabelsColor(Palette.PAPER);
    chart.getStyler().setXAxisTickMarksColor(Palette.PAPER);
    BufferedImage image = new BufferedImage(1, SCALE_STEPS, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SCALE_STEPS; i++) {
      image.setRGB(0, i, Palette.diverging(1 - 2.0 * i / (SCALE_STEPS - 1)));
    }
    chart.addAnnotation(new ImageAnnotation(image, 0, 1, -most, most));
    return chart;
  }

  private static void range(XYChart chart, double left, double right, double bottom, double top) {
    XYSeries corners =
        chart.addSeries("corners", new double[] {left, right}, new double[] {bottom, top});
    corners.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    corners.setMarker(SeriesMarkers.NONE);
    Look.xRange(chart, left, right);
    Look.yRange(chart, bottom, top);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setPlotGridLinesVisible(false);
    chart.getStyler().setPlotBorderVisible(true);
    chart.getStyler().setPlotBorderColor(Palette.GRID);
  }
}
