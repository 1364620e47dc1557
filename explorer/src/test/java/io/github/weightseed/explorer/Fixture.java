package io.github.weightseed.explorer;

import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.keras.KerasJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code oracle/explorer_values.py} recorded. */
public final class Fixture {

  private static final Path FILE = Path.of("src/test/resources/scipy-1.17.1/explorer.jsonl");

  private Fixture() {}

  /** The lines of a kind. */
  public static List<Map<?, ?>> lines(String kind) {
    try {
      return Files.readAllLines(FILE).stream()
          .<Map<?, ?>>map(line -> (Map<?, ?>) KerasJson.parse(line))
          .filter(line -> kind.equals(line.get("kind")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list of numbers. */
  public static double[] numbers(Map<?, ?> line, String key) {
    return ((List<?>) line.get(key))
        .stream().mapToDouble(x -> ((Number) x).doubleValue()).toArray();
  }

  /** A shape. */
  public static Shape shape(Map<?, ?> line) {
    return Shape.of(
        ((List<?>) line.get("shape")).stream().mapToLong(x -> ((Number) x).longValue()).toArray());
  }

  /** The values that the script generates from a line's seed. */
  public static Tensor generated(Map<?, ?> line, Shape shape) {
    long state = (Long) line.get("seed");
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      values[i] = (float) ((double) (state >>> 40) / (1 << 24) - 0.5);
    }
    return Tensor.of(shape, values);
  }
}
