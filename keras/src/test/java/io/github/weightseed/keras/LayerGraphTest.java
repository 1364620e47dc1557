package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.keras.layers.Add;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.LSTM;
import io.github.weightseed.keras.layers.Model;
import io.github.weightseed.keras.layers.MultiHeadAttention;
import io.github.weightseed.keras.layers.ReLU;
import io.github.weightseed.keras.layers.Sequential;
import io.github.weightseed.keras.layers.TimeDistributed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerGraphTest {

  /** The classes after each node, by the last name of its path. */
  private static Map<String, List<String>> edges(Model model) {
    LayerGraph graph = model.plan(1).graph();
    Map<String, List<String>> edges = new TreeMap<>();
    for (LayerNode node : graph.nodes()) {
      edges.put(name(node), graph.next(node).stream().map(LayerGraphTest::name).toList());
    }
    return edges;
  }

  private static String name(LayerNode node) {
    return node.path().substring(node.path().lastIndexOf('/') + 1);
  }

  @Test
  void aSequentialIsAChain() {
    assertThat(
            edges(
                new Sequential(
                    Input.of(4),
                    Dense.units(3).name("a"),
                    new ReLU().name("r"),
                    Dense.units(2).name("b"))))
        .isEqualTo(Map.of("a", List.of("r"), "r", List.of("b"), "b", List.of()));
  }

  @Test
  void aFunctionalHasBranches() {
    var inputs = Input.of(4).name("in");
    var x = Dense.units(4).name("a").apply(inputs);
    var model = Model.of(inputs, new Add().name("sum").apply(x, inputs));

    assertThat(edges(model))
        .isEqualTo(Map.of("in", List.of("a", "sum"), "a", List.of("sum"), "sum", List.of()));
    LayerGraph graph = model.plan(1).graph();
    LayerNode sum =
        graph.nodes().stream().filter(n -> name(n).equals("sum")).findFirst().orElseThrow();
    assertThat(graph.previous(sum)).extracting(LayerGraphTest::name).containsOnly("a", "in");
  }

  @Test
  void nestedModelsAreOpened() {
    var inner =
        new Sequential(Input.of(4), Dense.units(4).name("a"), new ReLU().name("r")).name("inner");
    var inputs = Input.of(4).name("in");
    var model = Model.of(inputs, Dense.units(2).name("b").apply(inner.apply(inputs)));

    assertThat(edges(model))
        .isEqualTo(
            Map.of("in", List.of("a"), "a", List.of("r"), "r", List.of("b"), "b", List.of()));
  }

  /** Keras builds it where it has an input: it gives what it gets. */
  @Test
  void aNestedModelWithoutLayersIsPassed() {
    var nothing = new Sequential(Input.of(3)).name("nothing");
    Map<String, List<String>> expected =
        Map.of("a", List.of("nothing"), "nothing", List.of("b"), "b", List.of());
    assertThat(
            edges(
                new Sequential(
                    Input.of(4), Dense.units(3).name("a"), nothing, Dense.units(2).name("b"))))
        .isEqualTo(expected);

    var inputs = Input.of(4).name("in");
    var x = nothing.apply(Dense.units(3).name("a").apply(inputs));
    assertThat(edges(Model.of(inputs, Dense.units(2).name("b").apply(x))))
        .containsAllEntriesOf(expected);
  }

  @Test
  void aSharedLayerHasTheEdgesOfAllItsCalls() {
    var shared = Dense.units(4).name("a");
    var inputs = Input.of(4).name("in");
    var x = shared.apply(inputs);
    var model = Model.of(inputs, shared.apply(new ReLU().name("r").apply(x)));

    assertThat(edges(model))
        .isEqualTo(Map.of("in", List.of("a"), "a", List.of("r"), "r", List.of("a")));
  }

  @Test
  void timeDistributedIsItsLayer() {
    assertThat(
            edges(
                new Sequential(
                    Input.of(5, 4),
                    TimeDistributed.of(Dense.units(3).name("a")),
                    new ReLU().name("r"))))
        .isEqualTo(Map.of("a", List.of("r"), "r", List.of()));
  }

  @Test
  void partsHaveTheirOwnWeights() {
    LayerNode lstm = new Sequential(Input.of(5, 4), LSTM.units(3)).plan(1).graph().nodes().get(0);

    assertThat(lstm.className()).isEqualTo("LSTM");
    assertThat(lstm.parts()).extracting(LayerPart::className).containsExactly("LSTM", "LSTMCell");
    assertThat(lstm.parts().get(0).weights()).isEmpty();
    assertThat(lstm.parts().get(1).weights())
        .extracting(PlannedWeight::name)
        .containsExactly("kernel", "recurrent_kernel", "bias");
    assertThat(lstm.parts().get(1).config().get("units")).isEqualTo(3L);
  }

  /** All golden models: each weight is in one part, and the seeds are those of the plan. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ResNet50",
        "MobileNetV2",
        "transformer_block",
        "shared_across_models",
        "functional_ops",
        "rnn_cells",
        "attention_kinds",
        "text_functional_mask",
        "time_distributed"
      })
  void hasEachWeightOnce(String file) {
    ModelPlan plan = ModelPlan.of(Fixtures.model(file), 42);

    assertThat(plan.graph().nodes().stream().flatMap(node -> node.weights().stream()).toList())
        .containsExactlyInAnyOrderElementsOf(plan.weights());
  }

  @Test
  void attentionHasFourProjections() {
    var inputs = Input.of(5, 8);
    var model = Model.of(inputs, MultiHeadAttention.numHeads(2).keyDim(4).apply(inputs, inputs));

    assertThat(model.plan(1).graph().nodes().get(1).parts())
        .filteredOn(part -> !part.weights().isEmpty())
        .extracting(part -> part.path().substring(part.path().lastIndexOf('/') + 1))
        .containsExactly("query", "key", "value", "attention_output");
  }
}
