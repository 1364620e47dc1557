package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not a built Keras 3 model is refused with one sentence. */
class BadModelTest {

  @TempDir Path folder;

  private static void refused(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.of(json, 42))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1, 2]",
        "\"text\"",
        "{}",
        "{\"class_name\": \"Sequential\"}",
        "{\"layers\": []}",
      })
  void refusesOtherJson(String json) {
    refused(
        json,
        "Not a Keras model: expected an object with `class_name` and `config`, as model.to_json()"
            + " writes it");
  }

  @Test
  void refusesOtherObjectsOfKeras() {
    refused(
        Models.layer("Dense", "d", ", \"units\": 2"),
        "Not a Keras model: it is an object of class Dense from keras.layers");
  }

  @Test
  void refusesSubclassedModels() {
    refused(
        "{\"module\": \"my.models\", \"class_name\": \"Net\", \"config\": {\"width\": 3}}",
        "The model is of the custom class Net (module my.models): a subclassed model is Python"
            + " code, so its weights cannot be known without Python");
    refused(
        "{\"module\": \"keras\", \"class_name\": \"Model\", \"config\": {\"name\": \"m\"}}",
        "Model 'm' (Functional): a subclassed model is Python code, its config names no layers: its"
            + " weights cannot be known without Python");
  }

  @Test
  void refusesAnUnbuiltSequential() {
    refused(
        "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {\"name\": \"m\","
            + " \"layers\": ["
            + Models.unbuilt("Dense", "d", ", \"units\": 2")
            + "]}}",
        "Model 'm' (Sequential): the Sequential model was never built, so its weights do not exist"
            + " yet: give its input shape (--input-shape, ModelOptions.withInputShape), or add keras.Input(shape) as its first layer");
  }

  @Test
  void namesAnUnknownLayerItsClassAndItsPlace() {
    refused(
        Models.sequential(Models.layer("Dens", "foo", "")),
        "Layer 'foo' (config.layers[1]) is of class Dens, which is not known. Did you mean 'Dense'?");
  }

  @Test
  void refusesCustomLayers() {
    refused(
        Models.sequential(
            "{\"module\": \"my.layers\", \"class_name\": \"Dense\", \"config\": {\"name\":"
                + " \"foo\"}}"),
        "Layer 'foo' (config.layers[1]) is of the custom class Dense (module my.layers): its"
            + " weights cannot be known without Python, unless the class is registered");
  }

  @Test
  void refusesLambda() {
    refused(
        Models.sequential(Models.unbuilt("Lambda", "foo", "")),
        "Layer 'foo' (config.layers[1]) is a Lambda: it runs Python code, which only Python can,"
            + " unless the class is registered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|missing required argument `units`: it must be a positive integer",
        "~, \"units\": 0~|`units` must be a positive integer. Received: units=0",
        "~, \"units\": \"x\"~|`units` must be a positive integer. Received: units=x",
        "~, \"units\": 2.5~|`units` must be a positive integer. Received: units=2.5",
        "~, \"units\": 2, \"use_bias\": 1~|`use_bias` must be true or false. Received: use_bias=1",
        "~, \"units\": 2, \"lora_rank\": 4~|LoRA layers are not supported",
        "~, \"units\": 2, \"quantization_config\": {}~|quantized layers are not supported",
        "~, \"units\": 2, \"dtype\": \"float31\"~|Invalid dtype: float31. Did you mean 'float32',"
            + " 'float16' or 'float64'?",
        "~, \"units\": 2, \"dtype\": 3~|`dtype` must be a name or a dtype policy, got 3",
        "~, \"units\": 2, \"dtype\": {\"class_name\": \"QuantizedDTypePolicy\", \"config\":"
            + " {\"mode\": \"int8\"}}~|quantized layers are not supported, got dtype policy"
            + " QuantizedDTypePolicy",
      })
  void namesTheLayerOfAWrongArgument(String arguments, String message) {
    refused(
        Models.sequential(Models.layer("Dense", "foo", arguments)),
        "Layer 'foo' (Dense, config.layers[1]): " + message);
  }

  @Test
  void namesTheLayerAndArgumentOfAnUnknownInitializer() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelPlan.of(
                    Models.sequential(
                        Models.layer(
                            "Dense",
                            "foo",
                            ", \"units\": 2, \"kernel_initializer\": \"he_norml\"")),
                    42))
        .withMessageStartingWith("Layer 'foo' (Dense, config.layers[1]): `kernel_initializer`: ")
        .withMessageContaining("he_norml")
        .withMessageContaining("he_normal");
  }

  @Test
  void refusesWrongShapes() {
    String dense = Models.layer("Dense", "foo", ", \"units\": 2");
    refused(
        Models.sequential(dense.replace("[null, 4]", "[null, null]")),
        "Layer 'foo' (Dense, config.layers[1]): axis -1 of the input must be known, got input shape"
            + " (None, None)");
    refused(
        Models.sequential(dense.replace("[null, 4]", "\"x\"")),
        "Layer 'foo' (Dense, config.layers[1]): build_config: Input shapes must be a list or a"
            + " dictionary, got x");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelPlan.of(
                    Models.sequential(dense.replace("[null, 4]", "[null, 9223372036854775807]")),
                    42))
        .withMessageStartingWith("Layer 'foo' (Dense, config.layers[1]): ");
  }

  @Test
  void refusesSizesThatOverflow() {
    refused(
        Models.sequential(
            Models.layer("LSTM", "foo", ", \"units\": 4611686018427387904")
                .replace("[null, 4]", "[null, 2, 4]")),
        "Layer 'lstm_cell' (LSTMCell, config.layers[1]): long overflow");
  }

  @Test
  void refusesArgumentsThatKerasDoesNotHave() {
    refused(
        Models.sequential(Models.layer("Dense", "foo", ", \"units\": 2, \"use_bais\": true")),
        "Layer 'foo' (Dense, config.layers[1]): Unrecognized keyword arguments passed to Dense:"
            + " 'use_bais'. Did you mean 'use_bias'?");
  }

  @Test
  void refusesSizesThatOverflowOnTheWay() {
    String wide =
        Models.sequential(
                Models.unbuilt("UpSampling1D", "up", ", \"size\": 4611686018427387904"),
                Models.unbuilt("Flatten", "flat", ""),
                Models.unbuilt("Dense", "foo", ", \"units\": 2"))
            .replace("\"batch_shape\": [null, 4]", "\"batch_shape\": [null, 4, 4]");
    refused(wide, "Layer 'up' (UpSampling1D, config.layers[1]): long overflow");
    refused(
        wide.replace("4611686018427387904", "1152921504606846975"),
        "Layer 'flat' (Flatten, config.layers[2]): long overflow");
    assertThat(ModelPlan.of(wide.replace("4611686018427387904", "1000000000"), 42).parameters())
        .isEqualTo(32_000_000_002L);
  }

  @Test
  void refusesJsonOfTenThousandLevels() {
    int levels = 10_000;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.of("[".repeat(levels) + "]".repeat(levels), 42))
        .withMessageStartingWith("JSON beyond the limits of this reader");
  }

  /** Without a look at the length, the search for near names would take minutes. */
  @Test
  void refusesNamesOfMegabytes() {
    String name = "D".repeat(10_000_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.of(Models.sequential(Models.layer(name, "foo", "")), 42))
        .withMessageStartingWith("Layer 'foo' (config.layers[1]) is of class DDD");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelPlan.of(
                    Models.sequential(
                        Models.layer(
                            "Dense",
                            "foo",
                            ", \"units\": 2, \"kernel_initializer\": \"" + name + "\"")),
                    42))
        .withMessageStartingWith("Layer 'foo' (Dense, config.layers[1]): `kernel_initializer`");
  }

  /** Each Bidirectional makes its layer three times. */
  @Test
  void refusesNestingThatMultiplies() {
    String layer =
        "{\"module\": \"keras.layers\", \"class_name\": \"LSTM\", \"config\": {\"units\":" + " 2}}";
    for (int i = 0; i < 40; i++) {
      layer =
          "{\"module\": \"keras.layers\", \"class_name\": \"Bidirectional\", \"config\":"
              + " {\"layer\": "
              + layer
              + "}}";
    }
    refused(
        Models.sequential(layer),
        "The model is too large: it has more than 500000 layers and calls");
  }

  @Test
  void refusesPolicyPatternsThatTakeForever() {
    String map =
        ", \"units\": 2, \"dtype\": {\"class_name\": \"DTypePolicyMap\", \"config\":"
            + " {\"default_policy\": null, \"policy_map\": {\"a*a*a*a*a*a*a*a*b\": \"float16\"}}}";
    String name = "a".repeat(100);
    refused(
        Models.sequential(Models.layer("Dense", name, map)),
        "Layer '%1$s' (Dense, config.layers[1]): a pattern of the dtype policy map takes too long to match '%1$s'"
            .formatted(name));
  }

  @Test
  void refusesInputsOfTooLowARank() {
    refused(
        Models.sequential(
            Models.layer("LSTM", "foo", ", \"units\": 4").replace("[null, 4]", "[null]")),
        "Layer 'foo' (LSTM, config.layers[1]): the input must have an axis 1, got input shape"
            + " (None,)");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 32})
  void refusesABadSeed(long seed) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelPlan.of(
                    Models.sequential(Models.layer("Dense", "foo", ", \"units\": 2")), seed))
        .withMessage("Seed must be between 0 and 2**32 - 1, got seed=" + seed);
  }

  @Test
  void refusesDisconnectedGraphs() {
    String loose =
        Fixtures.model("mlp_functional_seeds")
            .replaceFirst(
                "\"keras_history\":\\s*\\[\\s*\"\\w+\"", "\"keras_history\": [\"nowhere\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.of(loose, 42))
        .withMessageContaining("The graph either has loops or disconnected nodes");
  }

  @Test
  void saysThatAFileIsMissing() {
    Path file = folder.resolve("nothing.json");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ModelPlan.read(file, 42))
        .withMessage("There is no file " + file);
  }

  @Test
  void namesTheFileThatIsNotJson() throws IOException {
    Path file = Files.writeString(folder.resolve("m.json"), "{\n  'a': 1}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.read(file, 42))
        .withMessageStartingWith(file + ": Not JSON: ")
        .withMessageContaining("line 2, column");
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    Path file = Files.write(folder.resolve("m.json"), new byte[] {'{', (byte) 0xFF, '}'});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.read(file, 42))
        .withMessage(
            file
                + ": Not a Keras model: expected a .keras file or the text of model.to_json(), got"
                + " other bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '\\n  hello there, nobody\\nat all' | text that starts with 'hello there, nobody'
          # A heading that does not come to an end | text that starts with '# A heading that does not come...'
          ' \\n' | an empty file
          """)
  void showsTheStartOfOtherText(String text, String got) throws IOException {
    Path file = Files.writeString(folder.resolve("m.txt"), text.replace("\\n", "\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.read(file, 42))
        .withMessage(
            file
                + ": Not a Keras model: expected a .keras file or the text of model.to_json(), got "
                + got);
  }

  @Test
  void refusesAFolderWithoutAConfig() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.read(folder, 42))
        .withMessage(
            folder
                + ": The folder has no config.json: expected a .json or .keras file, or the folder"
                + " of an unzipped .keras file");
  }

  @Test
  void refusesWeightsInPlaceOfAnArchitecture() throws IOException {
    Path file =
        Files.write(folder.resolve("m.h5"), "\u0089HDF\r\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.read(file, 42))
        .withMessageContaining("It is an HDF5 file of weights");
  }

  @Test
  void refusesATruncatedZip() throws IOException {
    byte[] whole = zip("config.json", Fixtures.model("mlp_sequential"));
    Path file = Files.write(folder.resolve("m.keras"), Arrays.copyOf(whole, whole.length - 30));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.read(file, 42))
        .withMessageStartingWith(file + ": The zip is damaged");
  }

  @Test
  void refusesAZipWithoutAConfig() throws IOException {
    Path file = Files.write(folder.resolve("m.keras"), zip("other.json", "{}"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.read(file, 42))
        .withMessage(file + ": The zip is no .keras file: it has no config.json");
  }

  @Test
  void refusesAZipBomb() throws IOException {
    Path file = Files.write(folder.resolve("m.keras"), zip("config.json", " ".repeat(20 << 20)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelPlan.read(file, 42))
        .withMessageContaining("An architecture has at most");
  }

  private static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
