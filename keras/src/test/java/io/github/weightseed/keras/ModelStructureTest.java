package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each model's weights are what real Keras said they are. */
class ModelStructureTest {

  /** All models that the oracle made, from one Dense to whole networks. */
  static final List<String> MODELS =
      List.of(
          "ConvNeXtTiny",
          "DenseNet121",
          "EfficientNetB0",
          "MobileNetV2",
          "NASNetMobile",
          "ResNet50",
          "VGG16",
          "attention_kinds",
          "channels_first_cnn",
          "conv_lstm",
          "conv_transpose_3d",
          "dict_inputs",
          "dtypes_per_layer",
          "einsum_dense",
          "frozen_compiled",
          "functional_ops",
          "layer_order_branches",
          "merge_and_reshape",
          "mixed_float16_cnn",
          "mlp_functional_seeds",
          "mlp_sequential",
          "mlp_sequential_noinput",
          "nested_sequential",
          "norms",
          "preprocessing_mix",
          "reversible_embedding",
          "rnn_cells",
          "rnn_stateful_batch",
          "same_names_inside",
          "separable_depthwise",
          "shared_across_models",
          "shared_nested",
          "text_functional_mask",
          "text_gru",
          "text_lstm",
          "time_distributed",
          "transformer_block");

  @ParameterizedTest
  @FieldSource("MODELS")
  void weightsAreThoseOfKeras(String name) {
    Map<String, Object> facts = Fixtures.facts(name);
    List<Map<String, Object>> expected = Fixtures.maps(facts.get("weights"));
    ModelPlan plan = ModelPlan.of(Fixtures.model(name), 42);

    assertThat(plan.name()).isEqualTo(facts.get("model_name"));
    assertThat(plan.className()).isEqualTo(facts.get("model_class"));
    assertThat(plan.parameters()).isEqualTo(facts.get("n_params"));
    assertThat(unnumbered(plan.weights().stream().map(PlannedWeight::path).toList()))
        .isEqualTo(
            unnumbered(
                facts.containsKey("reload_paths")
                    ? (List<?>) facts.get("reload_paths")
                    : expected.stream().map(weight -> weight.get("path")).toList()));
    assertThat(List.copyOf(plan.h5Groups().keySet()))
        .isEqualTo(List.copyOf(groups(facts).keySet()));
    assertThat(named(plan.h5Groups())).isEqualTo(named(groups(facts)));
    assertThat(plan.weights().stream().map(ModelStructureTest::described).toList())
        .isEqualTo(expected.stream().map(ModelStructureTest::expected).toList());
    assertThat(
            plan.weights().stream()
                .flatMap(weight -> weight.h5Paths().stream().skip(1))
                .collect(Collectors.toSet()))
        .isEqualTo(
            facts.containsKey("h5_duplicates")
                ? Fixtures.map(facts.get("h5_duplicates")).keySet()
                : Set.of());
  }

  @ParameterizedTest
  @FieldSource("io.github.weightseed.keras.ModelValuesTest#POLICIES")
  void typesAreThoseOfThePolicy(String name) {
    List<Map<String, Object>> ours =
        ModelPlan.of(Fixtures.model(name), 42).weights().stream()
            .map(
                weight ->
                    Map.<String, Object>of(
                        "path", weight.path(),
                        "shape", boxed(weight.shape().dims()),
                        "dtype", weight.dtype().kerasName(),
                        "trainable", weight.trainable()))
            .toList();
    assertThat(ours).isEqualTo(Fixtures.maps(Fixtures.facts(name).get("weights")));
  }

  /**
   * Variables without a name are numbered in the process, of which the script had made several
   * before.
   */
  private static List<String> unnumbered(List<?> paths) {
    return paths.stream()
        .map(path -> ((String) path).replaceAll("/variable(_\\d+)?$", "/variable"))
        .toList();
  }

  /** The optimizer's group is left out: its state is no weight, and Keras does without. */
  private static Map<String, String> groups(Map<String, Object> facts) {
    Map<String, String> groups = new LinkedHashMap<>();
    Fixtures.map(facts.get("h5_groups"))
        .forEach(
            (path, attributes) -> groups.put(path, (String) Fixtures.map(attributes).get("name")));
    groups.remove("optimizer/vars");
    return groups;
  }

  /**
   * Without those that are numbered in the process: layers that attention makes in the order of its
   * building.
   */
  private static Map<String, String> named(Map<String, String> groups) {
    Map<String, String> named = new LinkedHashMap<>(groups);
    named
        .keySet()
        .removeIf(path -> path.contains("/_softmax/") || path.contains("/_dropout_layer/"));
    return named;
  }

  private static Map<String, Object> expected(Map<String, Object> fact) {
    Map<String, Object> weight = new LinkedHashMap<>(fact);
    weight.remove("path");
    weight.put("initializer", classAndConfig(Fixtures.map(fact.get("initializer"))));
    return weight;
  }

  private static Map<String, Object> described(PlannedWeight weight) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", weight.name());
    facts.put("shape", boxed(weight.shape().dims()));
    facts.put("dtype", weight.dtype().kerasName());
    facts.put("trainable", weight.trainable());
    Map<String, Object> initializer = new LinkedHashMap<>();
    initializer.put("class_name", weight.initializer().className());
    initializer.put("config", weight.initializer().config());
    facts.put("initializer", classAndConfig(initializer));
    facts.put("h5", weight.h5Paths().get(0));
    facts.put("owner_class", weight.layerClass());
    facts.put("owner", weight.layerName());
    return facts;
  }

  /**
   * Without the seed where axes are set: there Keras writes the seed that it drew, without having
   * set one.
   */
  private static Map<String, Object> classAndConfig(Map<String, Object> initializer) {
    if (initializer.containsKey("composite") || initializer.containsKey("function")) {
      return Map.of("class_name", "made by the layer");
    }
    if (initializer.get("class_name").equals("UnitForgetBias")
        || initializer.get("class_name").equals("SquareRoot")) {
      return Map.of("class_name", "made by the layer");
    }
    Map<String, Object> config = new LinkedHashMap<>(Fixtures.map(initializer.get("config")));
    if (config.get("input_axes") != null) {
      config.remove("seed");
    }
    return Map.of("class_name", initializer.get("class_name"), "config", config);
  }

  private static List<Long> boxed(long[] dims) {
    List<Long> list = new ArrayList<>();
    for (long dim : dims) {
      list.add(dim);
    }
    return list;
  }
}
