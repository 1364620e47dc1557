package io.github.weightseed.explorer.report;

import io.github.weightseed.Backend;
import io.github.weightseed.explorer.advice.Advisor;
import io.github.weightseed.explorer.advice.Finding;
import io.github.weightseed.explorer.measure.Progress;
import io.github.weightseed.keras.InitialWeight;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.ModelWeights;
import io.github.weightseed.keras.stream.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A page about a model's initial weights: what could be better, then each weight with its
 * initializer, fans, statistics and a small histogram. One file that needs no other, and no
 * network.
 *
 * <p>Values are made by chunk; none are kept. Immutable and safe for use by many threads.
 */
public final class ModelReport {

  private final ModelPlan plan;
  private final Backend backend;
  private final List<String> python;

  /**
   * A report.
   *
   * @param plan the model
   * @param backend whose values
   * @param python the lines that make the same weights in Python
   */
  public ModelReport(ModelPlan plan, Backend backend, List<String> python) {
    this.plan = plan;
    this.backend = backend;
    this.python = List.copyOf(python);
  }

  /**
   * Writes the page, whole or not at all.
   *
   * @param progress hears of values read; each is read twice
   * @throws IllegalArgumentException where Keras refuses to make a weight
   * @throws UncheckedIOException when the file cannot be written
   */
  public void write(Path file, Progress progress) {
    ModelWeights weights = plan.initialize(backend);
    try {
      AtomicFile.write(
          file,
          channel -> {
            Writer page = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
            write(weights, page, progress);
            page.flush();
          });
    } catch (IOException e) {
      String reason =
          e instanceof FileSystemException system && system.getReason() != null
              ? system.getReason()
              : e.getMessage();
      throw new UncheckedIOException(
          "Cannot write " + file + ": " + Objects.toString(reason, "unknown reason"), e);
    }
  }

  private void write(ModelWeights weights, Appendable page, Progress progress) throws IOException {
    List<Finding> findings = Advisor.advise(plan);
    Map<String, String> anchors = anchors(weights);
    head(page);
    new FindingsHtml(anchors).write(findings, page);
    table(weights, findings, page, progress);
    page.append(
        "<footer><p>Made by Weightseed. Histograms by Chart.js, MIT licence.</p></footer>\n");
    page.append("</main>\n<!--\nChart.js\n").append(ChartLibrary.licence()).append("\n-->\n");
    page.append("<script>").append(ChartLibrary.script()).append("</script>\n");
    page.append("<script>\n").append(resource("report.js")).append("</script>\n</body>\n</html>\n");
  }

  private static Map<String, String> anchors(ModelWeights weights) {
    Map<String, String> anchors = new LinkedHashMap<>();
    for (int i = 0; i < weights.weights().size(); i++) {
      anchors.putIfAbsent(weights.weights().get(i).plan().path(), "w" + i);
    }
    return anchors;
  }

  private void head(Appendable page) throws IOException {
    String title = Html.escape(plan.name()) + ": initial weights";
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    page.append(" style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n");
    page.append("<link rel=\"icon\" href=\"data:,\">\n");
    page.append("<title>").append(title).append("</title>\n<style>\n");
    page.append(resource("report.css")).append("</style>\n</head>\n<body>\n<main>\n");
    page.append("<h1>").append(title).append("</h1>\n<dl class=\"facts\">\n");
    fact("Model", plan.name() + " (" + plan.className() + ")", page);
    fact("Weights", "%s in %s".formatted(Digits.count(plan.weights().size()), layers()), page);
    fact("Parameters", Digits.count(plan.parameters()), page);
    fact("Backend", backend.toString(), page);
    fact("Seed", Long.toString(plan.seed()), page);
    page.append("</dl>\n<details><summary>The same weights in Python</summary>\n<pre><code>");
    page.append(Html.escape(String.join("\n", python))).append("</code></pre></details>\n");
  }

  /** How many layers have weights. */
  private String layers() {
    long layers = plan.layers().stream().filter(layer -> !layer.weights().isEmpty()).count();
    return Digits.count(layers) + (layers == 1 ? " layer" : " layers");
  }

  private static void fact(String name, String value, Appendable page) throws IOException {
    page.append("<div>").append(Html.element("dt", name)).append(Html.element("dd", value));
    page.append("</div>\n");
  }

  private void table(
      ModelWeights weights, List<Finding> findings, Appendable page, Progress progress)
      throws IOException {
    Map<String, String> severities = new HashMap<>();
    for (Finding finding : findings) { // the gravest come first
      finding
          .places()
          .forEach(place -> severities.putIfAbsent(place.path(), finding.severity().word()));
    }
    page.append("<section aria-labelledby=\"weights\">\n<h2 id=\"weights\">Weights</h2>\n");
    page.append("<p class=\"key\"><span class=\"bar\"></span> drawn");
    page.append(" <span class=\"line\"></span> expected</p>\n");
    page.append("<p id=\"filter\" hidden><label>Filter <input type=\"search\"");
    page.append(" placeholder=\"path or initializer\"></label>");
    page.append(" <label><input type=\"checkbox\"> hide constants</label> <output></output></p>\n");
    page.append("<div class=\"scroll\"><table>\n<thead><tr>");
    for (String name :
        List.of(
            "Weight",
            "Shape",
            "Initializer",
            "Seed",
            "Fan in",
            "Fan out",
            "Expected stddev",
            "Drawn stddev",
            "Mean",
            "Range",
            "Histogram")) {
      page.append("<th scope=\"col\">").append(name).append("</th>");
    }
    page.append("</tr></thead>\n<tbody>\n");
    long total = 2 * plan.parameters();
    long done = 0;
    int number = 0;
    for (InitialWeight weight : weights.weights()) {
      long before = done;
      MeasuredWeight measured =
          MeasuredWeight.of(weight, (made, all) -> progress.made(before + made, total));
      new WeightRow(measured, "w" + number++, severities.get(weight.plan().path())).write(page);
      done += 2 * weight.plan().parameters();
    }
    page.append("</tbody>\n</table></div>\n</section>\n");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ModelReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
