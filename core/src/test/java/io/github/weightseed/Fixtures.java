package io.github.weightseed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fixtures that real Keras made; see the scripts in oracle/. */
public final class Fixtures {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private Fixtures() {}

  /**
   * The records of a file of JSON lines, without its header. A record's numbers are Long,
   * BigInteger or Double.
   *
   * @param name such as {@code initializers/jax.jsonl}; the file may also be compressed
   */
  public static List<Map<String, Object>> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(Fixtures::parse)
          .filter(line -> !line.containsKey("made_by"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON object. */
  public static Map<String, Object> parse(String json) {
    return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
  }

  /** Text that is the value in JSON. */
  public static String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  private static InputStream open(String name) throws IOException {
    String path = "/keras-3.15.1/" + name;
    InputStream plain = Fixtures.class.getResourceAsStream(path);
    if (plain != null) {
      return plain;
    }
    InputStream compressed = Fixtures.class.getResourceAsStream(path + ".gz");
    if (compressed == null) {
      throw new IllegalArgumentException("No fixture " + path);
    }
    return new GZIPInputStream(compressed);
  }

  /** A fixture's shape. */
  public static Shape shape(Object dims) {
    return Shape.of(
        ((List<?>) dims).stream().mapToLong(dim -> ((Number) dim).longValue()).toArray());
  }
}
