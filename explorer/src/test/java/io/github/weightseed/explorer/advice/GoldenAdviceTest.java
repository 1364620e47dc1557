package io.github.weightseed.explorer.advice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.keras.ModelPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The findings about models that Keras wrote, each of which was judged by eye: true, and of use.
 * Sound models have none.
 */
class GoldenAdviceTest {

  private static final Path MODELS =
      Path.of("..", "keras", "src", "test", "resources", "keras-3.15.1", "models");

  @ParameterizedTest
  @CsvSource({
    "ConvNeXtTiny, note rectifier-scale 18 | note grouped-fans 18",
    "DenseNet121, note rectifier-scale 21",
    "EfficientNetB0, none",
    "MobileNetV2, note rectifier-scale 18 | note depthwise-fans 17",
    "NASNetMobile, note rectifier-scale 80 | note depthwise-fans 160",
    "ResNet50, note rectifier-scale 21",
    "VGG16, warning signal-depth 16 | warning rectifier-scale 14",
    "attention_kinds, none",
    "channels_first_cnn, none",
    "conv_lstm, none",
    "conv_transpose_3d, none",
    "dict_inputs, none",
    "dtypes_per_layer, none",
    "einsum_dense, none",
    "frozen_compiled, none",
    "functional_ops, none",
    "layer_order_branches, none",
    "merge_and_reshape, warning rectifier-scale 1",
    "mixed_float16_cnn, note rectifier-scale 1",
    "mlp_functional_seeds, none",
    "mlp_sequential, note rectifier-scale 1",
    "nested_sequential, warning rectifier-scale 1 | note rectifier-scale 1",
    "norms, none",
    // Its kernel is RandomNormal(mean=0.5), to test that.
    "policy_float64_images, warning off-centre-kernel 1",
    "policy_float64_words, none",
    "preprocessing_mix, none",
    "reversible_embedding, none",
    "rnn_cells, none",
    "rnn_stateful_batch, none",
    "same_names_inside, none",
    "separable_depthwise, warning depthwise-fans 2 | warning depthwise-fans 2 | warning grouped-fans 1",
    "shared_across_models, none",
    "shared_nested, note rectifier-scale 1",
    "text_functional_mask, none",
    "text_gru, none",
    "text_lstm, note forget-bias 1",
    "time_distributed, warning rectifier-scale 1",
    "transformer_block, note rectifier-scale 1",
  })
  void findings(String model, String expected) throws IOException {
    String found =
        Advisor.advise(ModelPlan.of(text(model), 42)).stream()
            .map(
                finding ->
                    "%s %s %d"
                        .formatted(
                            finding.severity().word(), finding.rule(), finding.places().size()))
            .collect(Collectors.joining(" | "));

    assertThat(found.isEmpty() ? "none" : found).isEqualTo(expected);
  }

  private static String text(String model) throws IOException {
    Path plain = MODELS.resolve(model + ".json");
    if (Files.exists(plain)) {
      return Files.readString(plain);
    }
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(MODELS.resolve(model + ".json.gz")))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
