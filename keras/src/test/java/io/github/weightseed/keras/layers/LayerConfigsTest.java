package io.github.weightseed.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.keras.Fixtures;
import io.github.weightseed.keras.KerasJson;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each layer's config is what real Keras' {@code get_config()} gives: keys, values, order. */
class LayerConfigsTest {

  private static final Map<String, Map<String, Object>> KERAS =
      Fixtures.lines("layers/configs.jsonl").stream()
          .skip(1)
          .collect(Collectors.toMap(line -> (String) line.get("id"), line -> line));

  static final Set<String> IDS = LayerCases.ALL.keySet();

  @ParameterizedTest
  @FieldSource("IDS")
  void configIsThatOfKeras(String id) {
    Layer layer = LayerCases.ALL.get(id);
    Map<String, Object> keras = KERAS.get(id);

    assertThat(layer.className()).isEqualTo(keras.get("class_name"));
    assertThat(KerasJson.dumps(layer.config())).isEqualTo(KerasJson.dumps(keras.get("config")));
  }

  @Test
  void eachLayerOfTheFixtureIsMade() {
    assertThat(IDS).isEqualTo(KERAS.keySet());
  }

  @Test
  void eachClassIsThereTwice() {
    Set<String> classes =
        IDS.stream().map(id -> id.replace(".other", "")).collect(Collectors.toSet());

    assertThat(classes).hasSize(IDS.size() / 2).containsAll(List.of("Dense", "Dot", "Rescaling"));
    assertThat(new HashSet<>(classes)).allMatch(name -> IDS.contains(name + ".other"));
  }
}
