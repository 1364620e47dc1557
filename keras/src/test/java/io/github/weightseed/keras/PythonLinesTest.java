package io.github.weightseed.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonLinesTest {

  @Test
  void makeTheSameWeightsFromJson() {
    assertThat(PythonLines.of(Path.of("a \"b\".json"), 42, Backend.JAX))
        .containsExactly(
            "import os",
            "os.environ[\"KERAS_BACKEND\"] = \"jax\"",
            "import keras",
            "text = open(\"a \\\"b\\\".json\").read()",
            "keras.utils.set_random_seed(42)",
            "model = keras.models.model_from_json(text)");
  }

  @Test
  void askForSixtyFourBits() {
    assertThat(PythonLines.of(Path.of("m.json"), 1, Backend.JAX_X64))
        .contains(
            "os.environ[\"KERAS_BACKEND\"] = \"jax\"", "os.environ[\"JAX_ENABLE_X64\"] = \"1\"");
  }

  @Test
  void openZipsAndFolders(@TempDir Path folder) {
    assertThat(PythonLines.of(Path.of("m.keras"), 1, Backend.TORCH))
        .contains("text = zipfile.ZipFile(\"m.keras\").read(\"config.json\")");
    assertThat(PythonLines.of(folder, 1, Backend.TORCH))
        .contains("text = open(\"" + folder.resolve("config.json") + "\").read()");
  }
}
