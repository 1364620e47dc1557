package io.github.weightseed.cli;

import io.github.weightseed.keras.KerasJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code --arg NAME=VALUE}: numbers (an int stays an int), {@code true}, {@code
 * false}, {@code null} and lists such as {@code [0,1]} as in JSON or Python; everything else is
 * text.
 *
 * @param texts what was written, by name
 * @param values what it means, by name
 */
record ArgumentValues(Map<String, String> texts, Map<String, @Nullable Object> values) {

  /** What a text never starts with. */
  private static final String JSON_STARTS = "[{\"";

  private static final Map<String, String> PYTHON_WORDS =
      Map.of(
          "True", "true",
          "False", "false",
          "None", "null",
          "nan", "NaN",
          "inf", "Infinity",
          "-inf", "-Infinity");

  /**
   * The arguments.
   *
   * @throws UsageException when one has no name, no value, or is half JSON
   */
  static ArgumentValues parse(List<String> arguments) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      int sign = argument.indexOf('=');
      if (sign <= 0) {
        throw new UsageException(
            "--arg takes NAME=VALUE, such as stddev=0.01, got '%s'".formatted(argument));
      }
      String name = argument.substring(0, sign);
      String text = argument.substring(sign + 1).strip();
      if (name.equals("seed")) {
        throw new UsageException("The seed is given by --seed, not --arg");
      }
      texts.put(name, text);
      values.put(name, value(argument, text));
    }
    return new ArgumentValues(texts, values);
  }

  private static @Nullable Object value(String argument, String text) {
    if (text.isEmpty()) {
      return text;
    }
    try {
      return KerasJson.parse(PYTHON_WORDS.getOrDefault(text, text));
    } catch (IllegalArgumentException e) {
      if (JSON_STARTS.indexOf(text.charAt(0)) >= 0) {
        throw new UsageException("--arg %s: %s".formatted(argument, e.getMessage()), e);
      }
      return text;
    }
  }
}
