package io.github.weightseed.explorer.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.math.MathContext;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all our charts look. */
final class Look {

  /** The room for the title above the charts. */
  static final int TITLE_HEIGHT = 30;

  private static final int TITLE_POINTS = 15;
  private static final int TITLE_MARGIN = 12;
  private static final int TITLE_BASELINE = 23;
  private static final int AXIS_POINTS = 13;
  private static final int LABEL_POINTS = 12;
  private static final float THICK = 2.4f;
  private static final float THIN = 1.3f;
  private static final int LEGEND_LINE = 17;

  /** The library leaves out ticks that are exactly at the end of an axis. */
  private static final double SLACK = 1e-6;

  private Look() {}

  /** Fills a figure's ground and writes its title, smaller where it is long. */
  static void title(Graphics2D graphics, Figure figure) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, figure.width(), figure.height());
    Font font = new Font(Font.SANS_SERIF, Font.BOLD, TITLE_POINTS);
    int room = figure.width() - 2 * TITLE_MARGIN;
    int width = graphics.getFontMetrics(font).stringWidth(figure.title());
    if (width > room) {
      font = font.deriveFont((float) TITLE_POINTS * room / width);
      width = room;
    }
    graphics.setColor(Palette.INK);
    graphics.setFont(font);
    graphics.drawString(figure.title(), (figure.width() - width) / 2, TITLE_BASELINE);
  }

  /** A chart without series and without a title. */
  static XYChart chart(int width, int height, String xAxis, String yAxis) {
    XYChart chart = new XYChart(width, height);
    chart.setXAxisTitle(xAxis);
    chart.setYAxisTitle(yAxis);
    XYStyler styler = chart.getStyler();
    styler.setChartBackgroundColor(Palette.PAPER);
    styler.setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setChartFontColor(Palette.INK);
    styler.setAxisTickLabelsColor(Palette.INK);
    styler.setAxisTickMarksColor(Palette.INK);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, AXIS_POINTS));
    styler.setChartTitleBoxVisible(false);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, AXIS_POINTS));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, LABEL_POINTS));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, LABEL_POINTS));
    styler.setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.PLAIN, LABEL_POINTS));
    styler.setAnnotationTextFontColor(Palette.INK);
    styler.setChartTitleVisible(false);
    styler.setChartPadding(14);
    styler.setPlotContentSize(1);
    styler.setPlotMargin(0);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Vertical);
    styler.setLegendPadding(6);
    styler.setLegendSeriesLineLength(28);
    styler.setLegendBorderColor(Palette.PAPER);
    styler.setLegendBackgroundColor(Palette.PAPER);
    styler.setYAxisTickLabelsFormattingFunction(Look::number);
    styler.setXAxisTickLabelsFormattingFunction(Look::number);
    return chart;
  }

  /** Sets what the horizontal axis shows; ticks at its ends are drawn, too. */
  static void xRange(XYChart chart, double min, double max) {
    chart.getStyler().setXAxisMin(min - SLACK * (max - min));
    chart.getStyler().setXAxisMax(max + SLACK * (max - min));
  }

  /** Sets what the vertical axis shows; ticks at its ends are drawn, too. */
  static void yRange(XYChart chart, double min, double max) {
    chart.getStyler().setYAxisMin(min - SLACK * (max - min));
    chart.getStyler().setYAxisMax(max + SLACK * (max - min));
  }

  /** The height that a legend takes. */
  static int legendHeight(int entries) {
    return LEGEND_LINE * entries + LEGEND_LINE;
  }

  /** Adds a curve without markers. */
  static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color) {
    XYSeries series = chart.addSeries(unique(chart, name), x, y);
    series.setLabel(name);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(THICK, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    return series;
  }

  /** Adds what theory says: a thin black curve. */
  static XYSeries theory(XYChart chart, String name, double[] x, double[] y) {
    XYSeries series = line(chart, name, x, y, Palette.INK);
    series.setLineStyle(new BasicStroke(THIN, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    return series;
  }

  /** The library knows series by their names, ours may be alike. */
  private static String unique(XYChart chart, String name) {
    String unique = name;
    for (int i = 2; chart.getSeries(unique) != null; i++) {
      unique = name + " (" + i + ")";
    }
    return unique;
  }

  /** A number on an axis: few digits, and never a comma for a point. */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent <= 6) {
      return rounded.toPlainString().replace('-', '\u2212');
    }
    return (rounded.movePointLeft(exponent).toPlainString() + "e" + exponent)
        .replace('-', '\u2212');
  }
}
