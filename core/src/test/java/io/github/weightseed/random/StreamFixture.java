package io.github.weightseed.random;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.SeedState;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call of keras.random, and what real Keras made of it; the fixtures' script describes the
 * fields.
 *
 * @param sha256 null where Keras refuses the call
 */
record StreamFixture(
    Backend backend,
    String function,
    Number first,
    Number second,
    Shape shape,
    DType dtype,
    SeedState seed,
    @Nullable String message,
    @Nullable String sha256,
    List<Slice> slices,
    @Nullable DType got) {

  /** Raw bytes of a few elements. */
  record Slice(long from, String hex) {}

  /**
   * The calls of a backend; those that keras.random refuses before it asks the backend are left
   * out.
   */
  static List<StreamFixture> all(Backend backend) {
    String name = "/keras-3.15.1/streams/" + backend + ".jsonl";
    List<StreamFixture> fixtures = new ArrayList<>();
    JsonMapper mapper = JsonMapper.shared();
    for (String line : lines(name)) {
      JsonNode node = mapper.readTree(line);
      if (node.has("function") && !node.path("message").asString("").startsWith("`keras.random")) {
        fixtures.add(of(backend, node));
      }
    }
    return fixtures;
  }

  private static List<String> lines(String name) {
    try (InputStream stream = StreamFixture.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StreamFixture of(Backend backend, JsonNode node) {
    List<Slice> slices = new ArrayList<>();
    node.path("slices").forEach(s -> slices.add(new Slice(s.get(0).asLong(), s.get(1).asString())));
    long[] dims = new long[node.get("shape").size()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = node.get("shape").get(i).asLong();
    }
    boolean generator = node.has("seed_generator");
    return new StreamFixture(
        backend,
        node.get("function").asString(),
        number(node.get("first")),
        number(node.get("second")),
        Shape.of(dims),
        DType.of(node.get("dtype").asString()),
        generator
            ? new SeedState(integer(node.get("seed_generator")), node.get("call").asLong(), true)
            : SeedState.ofInt(integer(node.get("seed"))),
        node.has("message") ? node.get("message").asString() : null,
        node.has("sha256") ? node.get("sha256").asString() : null,
        slices,
        node.has("got") ? DType.of(node.get("got").asString()) : null);
  }

  private static long integer(JsonNode node) {
    return node.isBoolean() ? (node.asBoolean() ? 1 : 0) : node.asLong();
  }

  private static Number number(JsonNode node) {
    if (node.isString()) {
      return switch (node.asString()) {
        case "nan" -> Double.NaN;
        case "inf" -> Double.POSITIVE_INFINITY;
        default -> Double.NEGATIVE_INFINITY;
      };
    }
    return node.isIntegralNumber() ? (Number) node.asLong() : (Number) node.asDouble();
  }

  TensorSource source() {
    RandomStream stream = RandomStream.of(backend);
    return switch (function) {
      case "uniform" -> stream.uniform(seed, shape, dtype, first, second);
      case "normal" -> stream.normal(seed, shape, dtype, first, second);
      default -> stream.truncatedNormal(seed, shape, dtype, first, second);
    };
  }

  @Override
  public String toString() {
    return "%s %s(%s, %s) %s %s %s".formatted(backend, function, first, second, shape, dtype, seed);
  }
}
