package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.CustomInitializer;
import io.github.weightseed.CustomObjects;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Configs in and out are Keras', byte for byte: {@code configs.jsonl} holds what real Keras made of
 * each.
 */
class KerasConfigTest {

  /**
   * Configs that Keras echoes as they came, where they are understood or refused here: generators
   * without all keys, other objects as seeds, arrays, axes that are no lists; and the gain, which
   * Keras drops.
   */
  private static final List<String> UNLIKE =
      List.of("\"seed\": {", "\"window\": {", "\"input_axes\": \"", "\"gain\"");

  static List<Map<String, Object>> lines(String kind) {
    return Fixtures.lines("configs.jsonl").stream()
        .filter(line -> kind.equals(line.get("kind")))
        .toList();
  }

  static List<Map<String, Object>> serialized() {
    return lines("serialize").stream()
        .filter(line -> line.containsKey("json"))
        .filter(line -> isJava(line.get("arguments")))
        .filter(line -> !isIdentityWithGain(line))
        .filter(line -> !isConstantByDefault(line))
        .filter(line -> !isRefusedEarly(Fixtures.map(line.get("arguments"))))
        .toList();
  }

  static List<Map<String, Object>> deserialized() {
    return lines("deserialize").stream()
        .filter(line -> line.containsKey("result_json"))
        .filter(line -> isJava(KerasJson.parse((String) line.get("json"))))
        .filter(line -> UNLIKE.stream().noneMatch(((String) line.get("json"))::contains))
        .toList();
  }

  /**
   * Whether a value has a twin here. Left out are integers beyond 64 bits, which each backend
   * refuses when called; booleans as numbers, which become 0 and 1; Python's tuples and arrays,
   * which the fixture writes in its own way.
   */
  private static boolean isJava(Object value) {
    if (value instanceof Map<?, ?> map) {
      return !map.containsKey("tuple")
          && !map.containsKey("numpy")
          && map.entrySet().stream()
              .allMatch(
                  entry ->
                      isJava(entry.getValue())
                          && (!(entry.getValue() instanceof Boolean)
                              || entry.getKey().equals("periodic")
                              || entry.getKey().equals("value")));
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(KerasConfigTest::isJava);
    }
    return !(value instanceof BigInteger);
  }

  /** Keras drops the gain; here it is written. */
  private static boolean isIdentityWithGain(Map<String, Object> line) {
    return line.get("class_name").equals("Identity")
        && Fixtures.map(line.get("arguments")).containsKey("gain");
  }

  /** Keras takes one int as axes, and anything as a flag, until it is called. */
  private static boolean isRefusedEarly(Map<String, Object> arguments) {
    return arguments.get("input_axes") instanceof Long
        || (arguments.containsKey("periodic") && !(arguments.get("periodic") instanceof Boolean));
  }

  /** Keras' constructor has a default, its {@code from_config} has none. */
  private static boolean isConstantByDefault(Map<String, Object> line) {
    return line.get("class_name").equals("Constant")
        && !Fixtures.map(line.get("arguments")).containsKey("value");
  }

  /** Generators are read generously; their range is each backend's matter, when called. */
  static List<Map<String, Object>> refused() {
    return lines("deserialize").stream()
        .filter(line -> line.containsKey("error"))
        .filter(line -> !((String) line.get("json")).contains("SeedGenerator"))
        .toList();
  }

  @Test
  void thereAreConfigsToCompare() {
    assertThat(serialized()).hasSizeGreaterThan(300);
    assertThat(deserialized()).hasSizeGreaterThan(90);
    assertThat(refused()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("serialized")
  void writesWhatKerasWrites(Map<String, Object> line) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("class_name", line.get("class_name"));
    config.put("config", arguments(Fixtures.map(line.get("arguments"))));
    assertThat(KerasConfig.serialize(Initializers.deserialize(config))).isEqualTo(line.get("json"));
  }

  /** The fixture writes Python's objects in its own way. */
  private static Map<String, Object> arguments(Map<String, Object> arguments) {
    Map<String, Object> config = new LinkedHashMap<>();
    arguments.forEach(
        (name, value) ->
            config.put(
                name,
                value instanceof Map<?, ?> map && map.get("SeedGenerator") instanceof Map<?, ?> seed
                    ? Map.of("class_name", "SeedGenerator", "config", seed)
                    : value));
    return config;
  }

  @ParameterizedTest
  @MethodSource("deserialized")
  void readsWhatKerasReads(Map<String, Object> line) {
    assertThat(KerasConfig.serialize(KerasConfig.deserialize((String) line.get("json"))))
        .isEqualTo(line.get("result_json"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatKerasRefuses(Map<String, Object> line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasConfig.deserialize((String) line.get("json")));
  }

  record Halves(double scale) implements CustomInitializer {
    @Override
    public Tensor call(Shape shape, DType dtype) {
      return Tensor.of(shape, new float[(int) shape.size()]);
    }
  }

  @Test
  void readsAndWritesInitializersOfTheUsersOwn() {
    Initializer own = new Halves(0.5);
    String json = KerasConfig.serialize(own);
    assertThat(json)
        .isEqualTo(
            "{\"module\": null, \"class_name\": \"Halves\", \"config\": {\"scale\": 0.5},"
                + " \"registered_name\": \"Halves\"}");
    assertThat(KerasConfig.deserialize(json, CustomObjects.of(Halves.class))).isEqualTo(own);
    assertThatIllegalArgumentException().isThrownBy(() -> KerasConfig.deserialize(json));
  }

  @Test
  void refusesNull() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasConfig.deserialize("null"))
        .withMessage("Could not interpret initializer identifier: None");
  }
}
