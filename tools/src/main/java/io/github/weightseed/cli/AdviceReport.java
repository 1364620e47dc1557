package io.github.weightseed.cli;

import io.github.weightseed.explorer.advice.Finding;
import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.explorer.advice.Severity;
import io.github.weightseed.keras.KerasJson;
import io.github.weightseed.keras.ModelPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code advise} prints of a model. */
final class AdviceReport {

  /** Places that are listed; the others are counted. */
  private static final int LISTED = 6;

  private final ModelPlan plan;
  private final List<Finding> findings;
  private final Console console;

  AdviceReport(ModelPlan plan, List<Finding> findings, Console console) {
    this.plan = plan;
    this.findings = findings;
    this.console = console;
  }

  /** For people. */
  void text() {
    Paragraphs paragraphs = new Paragraphs(console);
    for (Finding finding : findings) {
      String severity = finding.severity().word().toUpperCase(Locale.ROOT);
      paragraphs.title(
          finding.severity() == Severity.NOTE ? console.bold(severity) : console.bad(severity),
          finding.what());
      paragraphs.fact("why", finding.why());
      paragraphs.fact("instead", finding.instead());
      paragraphs.fact("source", finding.reference());
      String name = "where";
      for (Place place : finding.places().subList(0, Math.min(LISTED, finding.places().size()))) {
        paragraphs.fact(name, place(place));
        name = "";
      }
      int others = finding.places().size() - LISTED;
      if (others > 0) {
        paragraphs.fact("", "and %s more; --json lists all".formatted(Numbers.grouped(others)));
      }
      console.line();
    }
    console.fact(
        "Model",
        "%s (%s), %s"
            .formatted(
                plan.name(), plan.className(), Numbers.count(plan.weights().size(), "weight")));
    console.fact("Findings", summary());
  }

  private static String place(Place place) {
    return place.detail().isEmpty() ? place.path() : place.path() + ": " + place.detail();
  }

  private String summary() {
    if (findings.isEmpty()) {
      return "none: its initializers are as Keras' guides and the papers say";
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    findings.forEach(finding -> counts.merge(finding.severity().word(), 1, Integer::sum));
    return String.join(
        ", ",
        counts.entrySet().stream()
            .map(entry -> Numbers.count(entry.getValue(), entry.getKey()))
            .toList());
  }

  /** For programs. */
  void json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", plan.name());
    json.put("class_name", plan.className());
    json.put("findings", findings.stream().map(AdviceReport::json).toList());
    console.line(KerasJson.dumps(json));
  }

  private static Map<String, @Nullable Object> json(Finding finding) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("severity", finding.severity().word());
    json.put("rule", finding.rule());
    json.put("what", finding.what());
    json.put("why", finding.why());
    json.put("reference", finding.reference());
    json.put("instead", finding.instead());
    json.put("places", finding.places().stream().map(AdviceReport::json).toList());
    return json;
  }

  private static Map<String, @Nullable Object> json(Place place) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("path", place.path());
    json.put("detail", place.detail());
    return json;
  }
}
