package io.github.weightseed.keras.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.CustomObjects;
import io.github.weightseed.RandomState;
import io.github.weightseed.keras.KerasJson;
import io.github.weightseed.keras.shape.PartialShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers give what Keras says that they give, and refuse what it refuses. */
class OutputShapesTest {

  static List<String> cases() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    OutputShapesTest.class.getResourceAsStream(
                        "/keras-3.15.1/output-shapes.jsonl")),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areThoseOfKeras(String line) {
    Map<?, ?> facts = (Map<?, ?>) Objects.requireNonNull(KerasJson.parse(line));
    Layer layer =
        RandomState.of(1)
            .run(
                () ->
                    LayerReader.read(
                        new Construction(CustomObjects.none(), Map.of(), null),
                        Map.of(
                            "module", "keras.layers",
                            "class_name", Objects.requireNonNull(facts.get("class_name")),
                            "config", Objects.requireNonNull(facts.get("config"))),
                        "layer"));
    InputShapes inputs = inputs(facts.get("inputs"));

    if (facts.containsKey("error")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> layer.outputShapes(inputs))
          .withMessageStartingWith(layer.config().description());
    } else {
      List<PartialShape> expected =
          ((List<?>) facts.get("outputs")).stream().map(PartialShape::ofJson).toList();
      assertThat(layer.outputShapes(inputs)).isEqualTo(expected);
    }
  }

  private static InputShapes inputs(Object json) {
    return InputShapes.of(
        PartialShape.isShape(json)
            ? List.of(PartialShape.ofJson(json))
            : ((List<?>) json).stream().map(PartialShape::ofJson).toList());
  }

  static Stream<List<Object>> slices() {
    // What Python's len(range(7)[start:stop:step]) gives.
    return Stream.of(
        slice(null, null, null, 7),
        slice(2L, null, null, 5),
        slice(null, -2L, null, 5),
        slice(-3L, null, null, 3),
        slice(null, null, 2L, 4),
        slice(null, null, -1L, 7),
        slice(5L, 1L, -2L, 2),
        slice(-100L, 100L, 3L, 3),
        slice(6L, 2L, null, 0));
  }

  private static List<Object> slice(Object start, Object stop, Object step, long length) {
    List<Object> parts = new ArrayList<>();
    parts.add(start);
    parts.add(stop);
    parts.add(step);
    parts.add(length);
    return parts;
  }

  @ParameterizedTest
  @MethodSource("slices")
  void slicesAreThoseOfPython(List<Object> parts) {
    String key =
        "[null, {\"class_name\": \"__slice__\", \"config\": {\"start\": %s, \"stop\": %s, \"step\": %s}}, {\"class_name\": \"__ellipsis__\", \"config\": {}}, 0]"
            .formatted(parts.get(0), parts.get(1), parts.get(2));
    Operation getItem =
        Operation.of(
            new Construction(CustomObjects.none(), Map.of(), null),
            Map.of(
                "module", "keras.src.ops.numpy",
                "class_name", "GetItem",
                "config", Map.of("name", "get_item")),
            "operation");
    InputShapes inputs =
        new InputShapes(
            Map.of("0", PartialShape.of(7L, null, 5L, 3L)),
            Map.of("1", Objects.requireNonNull(KerasJson.parse(key))));
    assertThat(getItem.outputShapes(inputs))
        .containsExactly(PartialShape.of(1L, (Long) parts.get(3), null, 5L));
  }
}
