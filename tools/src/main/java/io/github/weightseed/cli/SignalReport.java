package io.github.weightseed.cli;

import io.github.weightseed.cli.Table.Align;
import io.github.weightseed.explorer.figure.FigureFile;
import io.github.weightseed.explorer.figure.SignalFigure;
import io.github.weightseed.explorer.signal.Layer;
import io.github.weightseed.explorer.signal.SignalExperiment;
import io.github.weightseed.explorer.signal.SignalResult;
import io.github.weightseed.keras.KerasJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code signal} prints. */
final class SignalReport {

  private static final int DIGITS = 4;
  private static final int DIGITS_OF_FACTOR = 3;

  private final Map<String, SignalResult> results;
  private final SignalExperiment first;
  private final Console console;

  /**
   * A report.
   *
   * @param results by the initializers' names, at least one
   */
  SignalReport(Map<String, SignalResult> results, Console console) {
    this.results = results;
    this.first = results.values().iterator().next().experiment();
    this.console = console;
  }

  private String title() {
    return "%s, %s of %s, %s, seed %d"
        .formatted(
            first.activation(),
            Numbers.count(first.depth(), "layer"),
            Numbers.count(first.width(), "unit"),
            first.backend(),
            first.seed());
  }

  /** For people: variances layer by layer, and what a layer does to them. */
  void table() {
    console.line(console.bold(title()));
    console.line(
        "variance of the activations (h), going forward; of the gradients (dh), going back");
    console.line();
    Table table = new Table().column("Layer", Align.RIGHT);
    results
        .keySet()
        .forEach(name -> table.column(name + " h", Align.RIGHT).column("dh", Align.RIGHT));
    for (int i = 0; i <= first.depth(); i++) {
      List<String> cells = new ArrayList<>(List.of(i == 0 ? "input" : Integer.toString(i)));
      for (SignalResult result : results.values()) {
        Layer layer = result.layers().get(i);
        cells.add(Numbers.significant(layer.variance(), DIGITS));
        cells.add(Numbers.significant(layer.gradientVariance(), DIGITS));
      }
      table.row(cells.toArray(String[]::new));
    }
    table.print(console);
    if (first.depth() > 1) {
      console.line();
      factors();
    }
  }

  private void factors() {
    Table table = new Table().column("Times, from layer to layer", Align.LEFT);
    table.column("Activations", Align.RIGHT).column("Gradients", Align.RIGHT);
    results.forEach(
        (name, result) ->
            table.row(
                name,
                Numbers.significant(result.activationFactor(), DIGITS_OF_FACTOR),
                Numbers.significant(result.gradientFactor(), DIGITS_OF_FACTOR)));
    table.print(console);
  }

  /** For programs; what is infinite or NaN is null. */
  void json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("activation", first.activation().kerasName());
    json.put("depth", first.depth());
    json.put("width", first.width());
    json.put("batch", first.batch());
    json.put("backend", first.backend().kerasName());
    json.put("seed", first.seed());
    json.put(
        "results",
        results.entrySet().stream().map(entry -> json(entry.getKey(), entry.getValue())).toList());
    console.line(KerasJson.dumps(json));
  }

  private static Map<String, @Nullable Object> json(String name, SignalResult result) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("initializer", name);
    json.put("activation_factor", finite(result.activationFactor()));
    json.put("gradient_factor", finite(result.gradientFactor()));
    json.put("layers", result.layers().stream().map(SignalReport::json).toList());
    return json;
  }

  private static Map<String, @Nullable Object> json(Layer layer) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("layer", layer.number());
    json.put("mean", finite(layer.mean()));
    json.put("variance", finite(layer.variance()));
    json.put("gradient_mean", finite(layer.gradientMean()));
    json.put("gradient_variance", finite(layer.gradientVariance()));
    return json;
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? (Double) number : null;
  }

  /**
   * Writes the picture.
   *
   * @param isTold whether a line says so
   */
  void plot(Path file, boolean isTold) {
    List<SignalFigure.Item> items = new ArrayList<>();
    results.forEach((name, result) -> items.add(new SignalFigure.Item(name, result)));
    SignalFigure figure = new SignalFigure(title(), items);
    FigureFile.write(figure, file);
    if (isTold) {
      console.line();
      console.fact("Plot", "%s, %d x %d".formatted(file, figure.width(), figure.height()));
    }
  }
}
