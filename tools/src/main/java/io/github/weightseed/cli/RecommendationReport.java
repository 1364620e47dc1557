package io.github.weightseed.cli;

import io.github.weightseed.Recommendation;
import io.github.weightseed.Recommendation.Choice;
import io.github.weightseed.keras.KerasJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code advise} prints without a model. */
final class RecommendationReport {

  private final Recommendation recommendation;
  private final Console console;

  RecommendationReport(Recommendation recommendation, Console console) {
    this.recommendation = recommendation;
    this.console = console;
  }

  /** For people. */
  void text() {
    List<String> subject = new ArrayList<>();
    if (recommendation.layer() != null) {
      subject.add(recommendation.layer());
    }
    if (recommendation.activation() != null) {
      subject.add("activation " + recommendation.activation());
    }
    console.line(console.bold(String.join(", ", subject)));
    Paragraphs paragraphs = new Paragraphs(console);
    for (Choice choice : recommendation.choices()) {
      console.line();
      console.line("%s=%s".formatted(choice.argument(), choice.text()));
      if (!choice.alternatives().isEmpty()) {
        paragraphs.fact("or", "\"" + String.join("\", \"", choice.alternatives()) + "\"");
      }
      paragraphs.fact("why", choice.reason());
      paragraphs.fact("source", choice.reference());
    }
  }

  /** For programs. */
  void json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("activation", recommendation.activation());
    json.put("layer", recommendation.layer());
    json.put("choices", recommendation.choices().stream().map(RecommendationReport::json).toList());
    console.line(KerasJson.dumps(json));
  }

  private static Map<String, @Nullable Object> json(Choice choice) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("argument", choice.argument());
    json.put("initializer", choice.text());
    json.put("alternatives", choice.alternatives());
    json.put("why", choice.reason());
    json.put("reference", choice.reference());
    return json;
  }
}
