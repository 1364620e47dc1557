package io.github.weightseed.keras;

import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.text.PythonFloat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * JSON as Python's {@code json} module reads and writes it, which is what Keras' configs are made
 * with.
 *
 * <p>Objects are {@link Map}s in the order of the text, arrays {@link List}s, integers {@link Long}
 * (or {@link BigInteger} beyond 64 bits), other numbers {@link Double}, and {@code NaN}, {@code
 * Infinity} and {@code -Infinity} are numbers. Of equal keys in one object the last one counts.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class KerasJson {

  /** Keras' own models nest about ten levels a nested model. */
  private static final int DEEPEST = 1000;

  private static final int LONGEST_NUMBER = 10_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private KerasJson() {}

  /**
   * Reads a text, as {@code json.loads}.
   *
   * @return a map, list, string, number, boolean or null; not to be changed
   * @throws IllegalArgumentException when it is not JSON, with the line and column, or nested more
   *     than 1000 levels deep
   */
  public static @Nullable Object parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new IllegalArgumentException("Not JSON: the text is empty");
      }
      Object value = value(parser, first);
      if (parser.nextToken() != null) {
        throw notJson("more text after the end of the value", parser.currentTokenLocation());
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new IllegalArgumentException(
          "JSON beyond the limits of this reader: " + e.getOriginalMessage(), e);
    } catch (UnexpectedEndOfInputException e) {
      throw notJson("the text ends within the value", e.getLocation());
    } catch (StreamReadException e) {
      throw notJson(withoutTokens(e.getOriginalMessage()), e.getLocation());
    } catch (JacksonIOException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The parser's sentence without its list of all that could have stood there. */
  private static String withoutTokens(String sentence) {
    String start = sentence.replaceFirst(": (was expecting|expected) .*", "");
    return start.substring(0, 1).toLowerCase(Locale.ROOT) + start.substring(1);
  }

  private static IllegalArgumentException notJson(String why, @Nullable TokenStreamLocation place) {
    String where =
        place == null
            ? ""
            : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
    return new IllegalArgumentException("Not JSON: " + why + where);
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> integer(parser.getString());
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw notJson("unexpected " + token, parser.currentTokenLocation());
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      map.put(key, value(parser, parser.nextToken()));
    }
    return Collections.unmodifiableMap(map);
  }

  private static List<@Nullable Object> array(JsonParser parser) {
    List<@Nullable Object> list = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      list.add(value(parser, token));
    }
    return Collections.unmodifiableList(list);
  }

  private static Number integer(String digits) {
    BigInteger integer = new BigInteger(digits);
    return integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
  }

  /**
   * Writes a value as Python's {@code json.dumps} does by default: {@code ", "} and {@code ": "}
   * between the parts, all but ASCII escaped, floats in their shortest digits ({@code 1e-06}),
   * integers without a point.
   *
   * @param value a {@link Map} with text keys, a {@link Iterable}, text, a number, a boolean, null,
   *     or an initializer, which is written as its config
   * @throws IllegalArgumentException for a value of another kind, or an initializer that has no
   *     config
   */
  public static String dumps(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(@Nullable Object value, StringBuilder text) {
    if (value == null) {
      text.append("null");
    } else if (value instanceof CharSequence string) {
      writeString(string, text);
    } else if (value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof Number number) {
      writeNumber(number, text);
    } else if (value instanceof Initializer initializer) {
      write(Initializers.serialize(initializer), text);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map, text);
    } else if (value instanceof Iterable<?> items) {
      String separator = "";
      text.append('[');
      for (Object item : items) {
        text.append(separator);
        write(item, text);
        separator = ", ";
      }
      text.append(']');
    } else {
      throw new IllegalArgumentException(
          "Object of type " + value.getClass().getName() + " is not JSON serializable");
    }
  }

  private static void writeMap(Map<?, ?> map, StringBuilder text) {
    String separator = "";
    text.append('{');
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(separator);
      writeString(String.valueOf(entry.getKey()), text);
      text.append(": ");
      write(entry.getValue(), text);
      separator = ", ";
    }
    text.append('}');
  }

  private static void writeNumber(Number number, StringBuilder text) {
    if (number instanceof Float || number instanceof Double) {
      double value = number.doubleValue();
      if (Double.isNaN(value)) {
        text.append("NaN");
      } else if (Double.isInfinite(value)) {
        text.append(value > 0 ? "Infinity" : "-Infinity");
      } else {
        text.append(PythonFloat.repr(value));
      }
    } else if (number instanceof BigDecimal) {
      throw new IllegalArgumentException(
          "Object of type " + number.getClass().getName() + " is not JSON serializable");
    } else {
      text.append(number);
    }
  }

  private static void writeString(CharSequence string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\f' -> text.append("\\f");
        case '\b' -> text.append("\\b");
        default -> {
          if (c >= ' ' && c <= '~') {
            text.append(c);
          } else {
            text.append("\\u%04x".formatted((int) c));
          }
        }
      }
    }
    text.append('"');
  }
}
