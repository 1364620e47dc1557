package io.github.weightseed.explorer.web;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The controls of the page as they stand in a URL: texts by name, blank where one is missing.
 *
 * @param texts the texts, without space around them
 */
record Parameters(Map<String, String> texts) {

  private static final int MOST_TEXT = 10_000;

  /**
   * The parameters of a query such as {@code shape=3%2C3&seed=42}; of equal names the last counts.
   *
   * @throws RefusedException when it is no such thing, or very long
   */
  static Parameters parse(@Nullable String query) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return new Parameters(texts);
    }
    if (query.length() > MOST_TEXT) {
      throw RefusedException.of("The address has more than " + MOST_TEXT + " characters");
    }
    for (String pair : query.split("&", -1)) {
      int sign = pair.indexOf('=');
      String name = sign < 0 ? pair : pair.substring(0, sign);
      texts.put(decoded(name), sign < 0 ? "" : decoded(pair.substring(sign + 1)).strip());
    }
    return new Parameters(texts);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw RefusedException.of("The address is not well encoded: " + text);
    }
  }

  /** A text; blank when it is missing. */
  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** A text, with what stands for nothing. */
  String text(String name, String ifBlank) {
    String text = text(name);
    return text.isBlank() ? ifBlank : text;
  }

  /** A whole number of 64 bits. */
  long integer(String name, String title) {
    String text = text(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw RefusedException.of(name, "%s must be a whole number, got '%s'".formatted(title, text));
    }
  }

  /** A whole number between two bounds, both included. */
  int integer(String name, String title, int least, int most) {
    long value = integer(name, title);
    if (value < least || value > most) {
      throw RefusedException.of(
          name, "%s must be between %,d and %,d, got %,d".formatted(title, least, most, value));
    }
    return (int) value;
  }

  /** The names in a list with commas; none when it is blank. */
  List<String> list(String name) {
    String text = text(name);
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  /** The shape: whole numbers with commas between them, in parentheses or not; blank is rank 0. */
  Shape shape() {
    String dims = text("shape");
    if (dims.startsWith("(") && dims.endsWith(")")) {
      dims = dims.substring(1, dims.length() - 1).strip();
    }
    if (dims.length() > 1 && dims.endsWith(",")) {
      dims = dims.substring(0, dims.length() - 1);
    }
    if (dims.isBlank()) {
      return Shape.scalar();
    }
    try {
      return Shape.of(
          Arrays.stream(dims.split("[,x×]", -1))
              .mapToLong(dim -> Long.parseLong(dim.strip()))
              .toArray());
    } catch (NumberFormatException e) {
      throw RefusedException.of(
          "shape",
          "A shape is whole numbers with commas between them, such as 3,3,64,128, got '%s'"
              .formatted(text("shape")));
    } catch (IllegalArgumentException e) {
      throw RefusedException.of("shape", String.valueOf(e.getMessage()));
    }
  }

  /** The type of the values; float32 unless given. */
  DType dtype() {
    return named("dtype", DType.FLOAT32.kerasName(), DType::of);
  }

  /** A backend; Keras' default unless given. */
  Backend backend(String name) {
    return named(name, Backend.TENSORFLOW.kerasName(), Backend::of);
  }

  private <T> T named(String name, String ifBlank, Function<String, T> of) {
    try {
      return of.apply(text(name, ifBlank));
    } catch (IllegalArgumentException e) {
      throw RefusedException.of(name, String.valueOf(e.getMessage()));
    }
  }
}
