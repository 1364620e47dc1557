package io.github.weightseed.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as Python prints them in messages.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class PythonText {

  private PythonText() {}

  /** Python's {@code str(value)}: text as it is, everything else as {@link #repr}. */
  public static String str(@Nullable Object value) {
    return value instanceof String text ? text : repr(value);
  }

  /**
   * Python's {@code repr(value)} of a config value: null, booleans, numbers, text, lists and maps;
   * anything else by its {@code toString}, which for a shape is Python's tuple.
   */
  public static String repr(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof Double || value instanceof Float) {
      return PythonFloat.repr(((Number) value).doubleValue());
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  /** In single quotes, or in double ones where that saves escapes. */
  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    return text.codePoints()
        .mapToObj(character -> escaped(character, quote))
        .collect(Collectors.joining("", String.valueOf(quote), String.valueOf(quote)));
  }

  private static String escaped(int character, char quote) {
    if (character == quote || character == '\\') {
      return "\\" + (char) character;
    }
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isPrintable(character) ? Character.toString(character) : code(character);
    };
  }

  /** Python's {@code str.isprintable}: neither "other" nor a separator, but for the space. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> true;
    };
  }

  private static String code(int character) {
    if (character <= 0xff) {
      return "\\x%02x".formatted(character);
    }
    return (character <= 0xffff ? "\\u%04x" : "\\U%08x").formatted(character);
  }
}
