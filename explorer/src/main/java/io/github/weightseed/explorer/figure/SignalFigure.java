package io.github.weightseed.explorer.figure;

import io.github.weightseed.explorer.signal.Layer;
import io.github.weightseed.explorer.signal.SignalResult;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;

/**
 * The variance of activations on the way forward, and of gradients on the way back, by layer.
 *
 * <p>For use by one thread at a time.
 */
public final class SignalFigure implements Figure {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 450;

  /** The height of the plot alone, about: for the distance of ticks. */
  private static final int PLOT_HEIGHT = 340;

  /** Variances below cannot be told from 0, and are left out. */
  private static final double LEAST = 1e-300;

  private static final String SUPERSCRIPTS =
      "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";

  /**
   * What the experiment found.
   *
   * @param name what the legend says
   * @param result the variances
   */
  public record Item(String name, SignalResult result) {}

  private final String title;
  private final List<Item> items;

  /**
   * A figure of some experiments.
   *
   * @param title what stands above it
   * @param items at least one; six have colours of their own
   */
  public SignalFigure(String title, List<Item> items) {
    this.title = title;
    this.items = List.copyOf(items);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String description() {
    return "Two plots by layer, logarithmic: variance of the activations, going forward; variance of the gradients, going back. Shown: %s."
        .formatted(items.stream().map(Item::name).collect(Collectors.joining("; ")));
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT + Look.legendHeight(items.size());
  }

  @Override
  public void paint(Graphics2D graphics) {
    int height = height() - Look.TITLE_HEIGHT;
    Look.title(graphics, this);
    graphics.translate(0, Look.TITLE_HEIGHT);
    chart("Activations, going forward", "Variance of the activations", Layer::variance)
        .paint(graphics, WIDTH / 2, height);
    graphics.translate(WIDTH / 2, 0);
    chart("Gradients, going back", "Variance of the gradients", Layer::gradientVariance)
        .paint(graphics, WIDTH / 2, height);
    graphics.translate(-WIDTH / 2, -Look.TITLE_HEIGHT);
  }

  private XYChart chart(String heading, String axis, ToDoubleFunction<Layer> variance) {
    XYChart chart = Look.chart(WIDTH / 2, height() - Look.TITLE_HEIGHT, "Layer", axis);
    chart.setTitle(heading);
    chart.getStyler().setChartTitleVisible(true);
    double lowest = -1;
    double highest = 1;
    int depth = 1;
    for (int i = 0; i < items.size(); i++) {
      List<Layer> layers =
          items.get(i).result().layers().stream()
              .filter(layer -> variance.applyAsDouble(layer) >= LEAST)
              .filter(layer -> Double.isFinite(variance.applyAsDouble(layer)))
              .toList();
      if (!layers.isEmpty()) {
        double[] numbers = layers.stream().mapToDouble(Layer::number).toArray();
        double[] logs = layers.stream().mapToDouble(variance).map(Math::log10).toArray();
        for (double log : logs) {
          lowest = Math.min(lowest, Math.floor(log));
          highest = Math.max(highest, Math.ceil(log));
        }
        Look.line(chart, items.get(i).name(), numbers, logs, Palette.series(i));
      }
      depth = Math.max(depth, items.get(i).result().experiment().depth());
    }
    // A tick at powers of ten only: the library's own logarithmic axis draws nine lines for each.
    int step = Math.max(30, (int) Math.ceil(1.02 * PLOT_HEIGHT / (highest - lowest)));
    chart.getStyler().setYAxisTickMarkSpacingHint(step);
    chart.getStyler().setYAxisTickLabelsFormattingFunction(SignalFigure::power);
    chart.getStyler().setXAxisTickMarkSpacingHint(60);
    Look.yRange(chart, lowest, highest);
    Look.xRange(chart, 0, depth);
    return chart;
  }

  /** Ten to an exponent: 10⁻⁵. */
  static String power(double exponent) {
    if (exponent != Math.rint(exponent) || Math.abs(exponent) <= 1) {
      return Look.number(Math.pow(10, exponent));
    }
    StringBuilder text = new StringBuilder("10");
    if (exponent < 0) {
      text.append('\u207B');
    }
    for (char digit : Long.toString(Math.abs((long) exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
