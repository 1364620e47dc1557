package io.github.weightseed.keras;

import io.github.weightseed.TensorSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Files that real Keras 3.15.1 made, by the scripts in {@code oracle/}. */
public final class Fixtures {

  private static final String ROOT = "/keras-3.15.1/";

  private Fixtures() {}

  public static String text(String path) {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) throws IOException {
    InputStream plain = Fixtures.class.getResourceAsStream(ROOT + path);
    return plain != null
        ? plain
        : new GZIPInputStream(
            Objects.requireNonNull(Fixtures.class.getResourceAsStream(ROOT + path + ".gz"), path));
  }

  /** The SHA-256 of a tensor's bytes, as the fixtures have it. */
  public static String sha256(TensorSource source) {
    return SourceDigest.sha256(source);
  }

  /** The architecture of a model. */
  public static String model(String name) {
    return text("models/" + name + ".json");
  }

  /** What Keras said of a model: weights, HDF5 groups, ... */
  public static Map<String, Object> facts(String name) {
    return map(KerasJson.parse(text("models/" + name + ".weights.json")));
  }

  /** A file with a JSON object on each line. */
  public static List<Map<String, Object>> lines(String path) {
    return text(path).lines().map(line -> map(KerasJson.parse(line))).toList();
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object json) {
    return (Map<String, Object>) json;
  }

  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> maps(Object json) {
    return (List<Map<String, Object>>) json;
  }
}
