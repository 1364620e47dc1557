package io.github.weightseed.cli;

import io.github.weightseed.keras.KerasJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code --arg NAME=VALUE}: numbers (an int stays an int), {@code true}, {@code
 * false}, {@code null}, lists such as {@code [0,1]}, as in JSON or Python; everything else is text.
 */
final class ArgumentValues {

  /** What only JSON starts with. */
  private static final String STARTS = "[{\"";

  private static final Map<String, String> PYTHON_WORDS =
      Map.of("True", "true", "False", "false", "None", "null", "nan", "NaN", "inf", "Infinity", "-inf", "-Infinity");

  private ArgumentValues() {}

  /** The values by their names. */
  static Map<String, @Nullable Object> parse(Map<String, String> texts) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    texts.forEach((name, text) -> values.put(name, parse(name, text)));
    if (values.containsKey("seed")) {
      throw new UsageException("The seed is given by --seed, not --arg");
    }
    return values;
  }

  private static @Nullable Object parse(String name, String text) {
    String value = PYTHON_WORDS.getOrDefault(text.strip(), text.strip());
    try {
      return KerasJson.parse(value);
    } catch (IllegalArgumentException e) {
      if (!value.isEmpty() && STARTS.indexOf(value.charAt(0)) >= 0) {
        throw new UsageException("--arg %s=%s: %s".formatted(name, text, e.getMessage()), e);
      }
      return text;
    }
  }
}
