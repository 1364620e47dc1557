package io.github.weightseed.explorer.web;

import io.github.weightseed.keras.KerasJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An argument of an initializer, as the page asks for it.
 *
 * @param name its name in Keras
 * @param kind what may be written
 * @param ifBlank its default in Keras, as text
 * @param choices what may be chosen, where that is a choice
 */
record ArgumentForm(String name, Kind kind, String ifBlank, List<String> choices) {

  private static final String NONE = "None";
  private static final int MOST_SHOWN = 100;

  private static final Map<String, String> PYTHON_WORDS =
      Map.of(
          "True",
          "true",
          "False",
          "false",
          NONE,
          "null",
          "nan",
          "NaN",
          "inf",
          "Infinity",
          "-inf",
          "-Infinity");

  /** What may be written. */
  enum Kind {
    /** An int or a float. */
    NUMBER,
    /** One of the choices; None is null. */
    CHOICE,
    /** True or False. */
    FLAG,
    /** Ints with commas between them; blank is None. */
    AXES,
    /** A number, a boolean or a list, nested or not. */
    VALUE
  }

  static ArgumentForm number(String name, String ifBlank) {
    return new ArgumentForm(name, Kind.NUMBER, ifBlank, List.of());
  }

  static ArgumentForm choice(String name, String ifBlank, String... choices) {
    return new ArgumentForm(name, Kind.CHOICE, ifBlank, List.of(choices));
  }

  static ArgumentForm flag(String name) {
    return new ArgumentForm(name, Kind.FLAG, "False", List.of("False", "True"));
  }

  static ArgumentForm axes(String name) {
    return new ArgumentForm(name, Kind.AXES, "", List.of());
  }

  static ArgumentForm value(String name, String ifBlank) {
    return new ArgumentForm(name, Kind.VALUE, ifBlank, List.of());
  }

  /**
   * What a text means, as configs hold it.
   *
   * @throws RefusedException when it means nothing here
   */
  @Nullable Object parse(String text) {
    return switch (kind) {
      case CHOICE, FLAG -> parseChoice(text);
      case NUMBER ->
          parseJson(text, "a number", text) instanceof Number number
              ? number
              : refuse(text, "a number");
      case AXES -> text.isBlank() || text.equals(NONE) ? null : parseAxes(text);
      case VALUE -> parseValue(text);
    };
  }

  private @Nullable Object parseChoice(String text) {
    if (!choices.contains(text)) {
      return refuse(text, "one of " + String.join(", ", choices));
    }
    return switch (text) {
      case NONE -> null;
      case "True" -> true;
      case "False" -> false;
      default -> text;
    };
  }

  private Object parseAxes(String text) {
    String what = "axes with commas between them, such as 0,1";
    String list = text.startsWith("[") ? text : "[" + text + "]";
    Object axes = parseJson(list, what, text);
    boolean areAxes =
        axes instanceof List<?> items
            && items.stream().allMatch(item -> item instanceof Long n && n == n.intValue());
    return areAxes && axes != null ? axes : refuse(text, what);
  }

  private Object parseValue(String text) {
    String what = "a number, True, False or a list of these";
    Object value = parseJson(text, what, text);
    return value == null || value instanceof Map ? refuse(text, what) : value;
  }

  private @Nullable Object parseJson(String json, String what, String text) {
    try {
      Object value = KerasJson.parse(PYTHON_WORDS.getOrDefault(json, json));
      return value instanceof String ? refuse(text, what) : value;
    } catch (IllegalArgumentException e) {
      return refuse(text, what);
    }
  }

  private Object refuse(String text, String what) {
    String shown = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    throw RefusedException.of(name, "%s must be %s, got '%s'".formatted(name, what, shown));
  }
}
