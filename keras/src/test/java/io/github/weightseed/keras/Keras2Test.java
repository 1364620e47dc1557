package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weightseed.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Architectures of Keras 2 have the weights that Keras 3 makes of them. */
class Keras2Test {

  /** Those that Keras 3 can read once it is told the module of the whole. */
  static final List<String> READ_BY_KERAS =
      List.of(
          "EfficientNetB0",
          "InceptionV3",
          "MobileNetV2",
          "ResNet50",
          "layer_order_branches",
          "mlp_sequential",
          "nested_sequential",
          "separable_depthwise",
          "shared_nested");

  /** Those that it refuses; the same models as it wrote them tell the weights. */
  static final List<String> REFUSED_BY_KERAS =
      List.of("mixed_float16_cnn", "text_gru", "time_distributed");

  static final List<String> ALL = all();

  private static List<String> all() {
    List<String> all = new ArrayList<>(READ_BY_KERAS);
    all.addAll(REFUSED_BY_KERAS);
    all.add("norms_legacy");
    return all;
  }

  private static ModelPlan plan(String name) {
    return ModelPlan.of(Fixtures.text("models/legacy/" + name + ".json"), 42);
  }

  private static List<List<Object>> facts(String name) {
    return Fixtures.maps(Fixtures.facts(name).get("weights")).stream()
        .map(
            fact ->
                List.of(
                    fact.get("shape"),
                    fact.get("dtype"),
                    fact.get("trainable"),
                    Fixtures.map(fact.get("initializer")).getOrDefault("class_name", "composite"),
                    fact.get("h5")))
        .toList();
  }

  private static List<List<Object>> described(ModelPlan plan) {
    return plan.weights().stream()
        .map(
            weight ->
                List.<Object>of(
                    boxed(weight.shape().dims()),
                    weight.dtype().kerasName(),
                    weight.trainable(),
                    weight.initializer().className().equals("UnitForgetBias")
                        ? "composite"
                        : weight.initializer().className(),
                    weight.h5Paths().get(0)))
        .toList();
  }

  private static List<Long> boxed(long[] dims) {
    List<Long> list = new ArrayList<>();
    for (long dim : dims) {
      list.add(dim);
    }
    return list;
  }

  @ParameterizedTest
  @FieldSource("READ_BY_KERAS")
  void weightsAreThoseThatKeras3Reads(String name) {
    assertThat(described(plan(name))).isEqualTo(facts("legacy/" + name));
  }

  @ParameterizedTest
  @FieldSource("REFUSED_BY_KERAS")
  void weightsAreThoseOfTheSameModelInKeras3(String name) {
    assertThat(described(plan(name))).isEqualTo(facts(name));
  }

  /** Keras 3 takes axis -1 for [1, 3]: its gamma has shape (8,), where the model's has (6, 8). */
  @Test
  void keepsAListOfAxes() {
    List<List<Object>> expected = new ArrayList<>(facts("legacy/norms_legacy"));
    for (int i = 0; i < 2; i++) {
      List<Object> weight = new ArrayList<>(expected.get(i));
      assertThat(weight.get(0)).isEqualTo(List.of(8L));
      weight.set(0, List.of(6L, 8L));
      expected.set(i, weight);
    }
    assertThat(described(plan("norms_legacy"))).isEqualTo(expected);
  }

  /** Real Keras read the text that {@link Keras2#toKeras3} gives. */
  @ParameterizedTest
  @FieldSource("ALL")
  void seedsAreThoseThatKerasDrawsForTheConvertedConfig(String name) {
    List<Map<String, Object>> lines =
        Fixtures.lines("models/legacy/values/" + name + ".numpy.jsonl");
    assertThat(
            plan(name).initialize(Backend.NUMPY).weights().stream()
                .map(weight -> weight.plan().path() + " " + SourceDigest.sha256(weight.source()))
                .toList())
        .isEqualTo(
            lines.subList(1, lines.size()).stream()
                .map(line -> line.get("path") + " " + line.get("sha256"))
                .toList());
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void convertsToWhatKeras3WritesItself(String name) {
    ModelPlan plan = plan(name);
    assertThat(plan.keras3Json()).isNotEqualTo(plan.json()).doesNotContain("\"shape\": null");
    assertThat(Keras2.toKeras3(plan.json())).isEqualTo(plan.keras3Json());
    assertThat(Keras2.isKeras2(plan.keras3Json())).isFalse();
    assertThat(ModelPlan.of(plan.keras3Json(), 42).weights()).isEqualTo(plan.weights());
  }

  @Test
  void leavesKeras3AsItIs() {
    ModelPlan plan = ModelPlan.of(Fixtures.model("mlp_sequential"), 42);
    assertThat(plan.keras3Json()).isEqualTo(plan.json());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keras2.toKeras3(plan.json()))
        .withMessage("Not an architecture of Keras 2");
  }

  private static String sequential(String layers) {
    return "{\"class_name\": \"Sequential\", \"config\": %s, \"keras_version\": \"2.2.2\"}"
        .formatted(layers);
  }

  private static final String DENSE =
      "{\"class_name\": \"Dense\", \"config\": {\"name\": \"d\", \"units\": 3,"
          + " \"batch_input_shape\": [null, 4], \"dtype\": \"float32\", \"kernel_initializer\":"
          + " {\"class_name\": \"VarianceScaling\", \"config\": {\"scale\": 1.0, \"mode\":"
          + " \"fan_avg\", \"distribution\": \"uniform\", \"seed\": null}}}}";

  @ParameterizedTest
  @ValueSource(strings = {"[%s]", "{\"name\": \"m\", \"layers\": [%s]}"})
  void readsSequentialsWithoutAnInputLayer(String config) {
    ModelPlan plan = ModelPlan.of(sequential(config.formatted(DENSE)), 42);
    assertThat(plan.weights().stream().map(weight -> weight.path() + weight.shape()).toList())
        .hasSize(2)
        .first()
        .asString()
        .endsWith("d/kernel(4, 3)");
  }

  /** reset_after came with Keras 2.2, where it was false unless it was written. */
  @Test
  void takesAGruWithoutResetAfterForAnOldOne() {
    String gru =
        "[{\"class_name\": \"GRU\", \"config\": {\"name\": \"g\", \"units\": 2,"
            + " \"batch_input_shape\": [null, 5, 4], \"implementation\": 1, \"time_major\":"
            + " false}}]";
    assertThat(ModelPlan.of(sequential(gru), 42).weights().get(2).shape().dims())
        .containsExactly(6);
  }

  /** The layers of Keras 2 for GPUs; their GRU has the two biases of reset_after. */
  @Test
  void readsLayersOfCudnn() {
    String layers =
        "[{\"class_name\": \"CuDNNLSTM\", \"config\": {\"name\": \"l\", \"units\": 2,"
            + " \"batch_input_shape\": [null, 5, 4], \"return_sequences\": true,"
            + " \"unit_forget_bias\": true, \"stateful\": false}}, {\"class_name\":"
            + " \"CuDNNGRU\", \"config\": {\"name\": \"g\", \"units\": 3}}]";
    assertThat(
            ModelPlan.of(sequential(layers), 42).weights().stream()
                .map(weight -> weight.name() + " " + weight.shape())
                .toList())
        .containsExactly(
            "kernel (4, 8)",
            "recurrent_kernel (2, 8)",
            "bias (8,)",
            "kernel (2, 9)",
            "recurrent_kernel (3, 9)",
            "bias (2, 9)");
  }

  @Test
  void readsCallsWithFurtherTensorsAndOperations() {
    String input =
        "{\"class_name\": \"InputLayer\", \"name\": \"%1$s\", \"config\": {\"name\": \"%1$s\","
            + " \"batch_input_shape\": [null, 5, 4]}, \"inbound_nodes\": []}";
    String attention =
        "{\"class_name\": \"MultiHeadAttention\", \"name\": \"a\", \"config\": {\"name\": \"a\","
            + " \"num_heads\": 2, \"key_dim\": 3}, \"inbound_nodes\": [[[\"x\", 0, 0, {\"value\":"
            + " [\"y\", 0, 0]}]]]}";
    String sum =
        "{\"class_name\": \"TFOpLambda\", \"name\": \"s\", \"config\": {\"name\": \"s\","
            + " \"function\": \"__operators__.add\"}, \"inbound_nodes\": [[\"a\", 0, 0, {\"y\":"
            + " [\"x\", 0, 0], \"name\": null}]]}";
    String dense =
        "{\"class_name\": \"Dense\", \"name\": \"d\", \"config\": {\"name\": \"d\", \"units\": 7},"
            + " \"inbound_nodes\": [[[\"s\", 0, 0, {}]]]}";
    String model =
        "{\"class_name\": \"Functional\", \"keras_version\": \"2.9.0\", \"config\": {\"name\":"
            + " \"m\", \"layers\": [%s], \"input_layers\": [[\"x\", 0, 0], [\"y\", 0, 0]],"
            + " \"output_layers\": [[\"d\", 0, 0]]}}";
    String layers =
        String.join(", ", input.formatted("x"), input.formatted("y"), attention, sum, dense);
    assertThat(
            ModelPlan.of(model.formatted(layers), 42).weights().stream()
                .map(weight -> weight.path() + " " + weight.shape())
                .toList())
        .startsWith("a/query/kernel (4, 2, 3)")
        .contains("d/kernel (4, 7)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelPlan.of(
                    model.formatted(layers.replace("__operators__.add", "image.adjust_hue")), 42))
        .withMessage(
            "Layer 's' (config.layers[3]) calls the TensorFlow function image.adjust_hue, which has"
                + " no form in Keras 3 here");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelPlan.of(
                    model.formatted(layers.replace("\"name\": null}", "\"precision\": \"high\"}")),
                    42))
        .withMessage(
            "Layer 's' (config.layers[3]) calls the TensorFlow function __operators__.add with"
                + " precision=high, which has no form in Keras 3 here");
  }
}
