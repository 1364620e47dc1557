package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KerasJsonTest {

  @Test
  void readsEachKindOfValue() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("z", 1L);
    expected.put("a", List.of(1.0, true, false));
    expected.put("n", null);
    expected.put("big", new BigInteger("18446744073709551616"));
    expected.put("least", Long.MIN_VALUE);
    expected.put("text", "\u00e9\"\\/\n\ud83d\ude00");

    assertThat(
            KerasJson.parse(
                "{\"z\": 1, \"a\": [1.0, true, false], \"n\": null, \"big\": 18446744073709551616,"
                    + " \"least\": -9223372036854775808,"
                    + " \"text\": \"\\u00e9\\\"\\\\\\/\\n\\ud83d\\ude00\"}"))
        .isEqualTo(expected)
        .satisfies(
            map ->
                assertThat(Fixtures.map(map).keySet())
                    .containsExactly("z", "a", "n", "big", "least", "text"));
  }

  @ParameterizedTest
  @CsvSource({"NaN,NaN", "Infinity,Infinity", "-Infinity,-Infinity", "1e999,Infinity", "-0.0,-0.0"})
  void readsNumbersThatOnlyPythonWrites(String text, double expected) {
    assertThat(KerasJson.parse(text)).isEqualTo(expected);
  }

  @Test
  void takesTheLastOfEqualKeys() {
    assertThat(KerasJson.parse("{\"a\": 1, \"b\": 2, \"a\": 3}"))
        .isEqualTo(Map.of("a", 3L, "b", 2L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1,\\n \"b\": x}|unrecognized token 'x' (line 2, column",
        "[1, 2|line 1, column",
        "{} {}|more text after the end",
        "``|empty",
        "'single'|line 1, column 1",
        "{1: 2}|line 1, column",
      })
  void saysWhereTextIsNotJson(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasJson.parse(text.replace("\\n", "\n")))
        .withMessageStartingWith("Not JSON: ")
        .withMessageContaining(message);
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasJson.parse("[".repeat(10_000) + "]".repeat(10_000)))
        .withMessageStartingWith("JSON beyond the limits of this reader")
        .withMessageContaining("1000");
  }

  @Test
  void refusesNumbersWithoutEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasJson.parse("1".repeat(100_000)))
        .withMessageStartingWith("JSON beyond the limits of this reader");
  }

  /** Expected: {@code json.dumps} of Python 3.11.7. */
  @Test
  void writesAsPythonDoes() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("float", 1e-06);
    value.put("ints", Arrays.asList(-1L, 7, new BigInteger("18446744073709551616"), null));
    value.put("more", List.of(0.05, 1.0, 1e16, 1e22, 123456789.0, 0.0001, 1e-5, Double.MIN_VALUE));
    value.put("special", List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    value.put("flags", List.of(true, false));
    value.put("text", "\u00e9\ud83d\ude00\u0001\u007f\"\\/\n\r\t\b\f<&");
    value.put("empty", List.of(Map.of(), List.of(), ""));

    assertThat(KerasJson.dumps(value))
        .isEqualTo(
            "{\"float\": 1e-06, \"ints\": [-1, 7, 18446744073709551616, null],"
                + " \"more\": [0.05, 1.0, 1e+16, 1e+22, 123456789.0, 0.0001, 1e-05, 5e-324],"
                + " \"special\": [NaN, Infinity, -Infinity], \"flags\": [true, false],"
                + " \"text\": \"\\u00e9\\ud83d\\ude00\\u0001\\u007f\\\"\\\\/\\n\\r\\t\\b\\f<&\","
                + " \"empty\": [{}, [], \"\"]}");
  }

  @Test
  void refusesToWriteWhatJsonCannotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasJson.dumps(List.of(new Object())))
        .withMessage("Object of type java.lang.Object is not JSON serializable");
    assertThatIllegalArgumentException().isThrownBy(() -> KerasJson.dumps(BigDecimal.ONE));
  }

  /** Keras wrote these without spaces to save: its own text must come back unchanged. */
  @ParameterizedTest
  @ValueSource(strings = {"policy_bfloat16_images"})
  void readsAndWritesAModelByteForByte(String name) {
    String text = Fixtures.model(name);
    assertThat(KerasJson.dumps(KerasJson.parse(text))).isEqualTo(text);
  }
}
