package io.github.weightseed.explorer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.LSTM;
import io.github.weightseed.keras.layers.Sequential;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Models that are loaded into the page. */
class ModelRequestsTest {

  private static ExplorerServer server;
  private static Http http;

  @BeforeAll
  static void start() {
    server = ExplorerServer.start(0, new Limits(1L << 34, 1L << 28));
    http = new Http(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aModelIsLoadedWithItsValuesAndFindings(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("small.keras");
    ExplorerServerTest.small().initialize(Backend.JAX, 7).save(file);
    JsonNode view = http.upload("/api/models?name=small.keras&model-seed=7", file);
    assertThat(view.path("weights").valueStream().map(weight -> weight.path("path").asString()))
        .containsExactly("dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias");
    assertThat(view.path("hasValues").asBoolean()).isTrue();
    assertThat(view.path("findings").toString()).contains("dense/kernel");
    String weight =
        "model=%s&model-seed=7&model-backend=jax&weight=0&model-values="
            .formatted(view.path("id").asString());
    JsonNode stored = http.result("weight", weight + "stored");
    JsonNode initial = http.result("weight", weight + "initial");
    assertThat(stored).isEqualTo(initial);
    assertThat(http.result("weight", weight.replace("seed=7", "seed=8") + "stored"))
        .isEqualTo(stored);
    assertThat(http.result("weight", weight.replace("seed=7", "seed=8") + "initial"))
        .isNotEqualTo(stored);
    assertThat(http.result("weight-spectrum", weight + "stored").path("values").size())
        .isEqualTo(8);
    assertThat(http.json("GET", "/api/models/" + view.path("id").asString() + "?model-seed=7"))
        .isEqualTo(view);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model.json   | {"a": 1}  | model.json:
          model.keras  | no zip    | model.keras: Not a Keras model
          model.h5     | x         | A model is a .keras or a .json file, got 'model.h5'
          """)
  void aFileThatIsNoModelIsRefused(
      String name, String content, String sentence, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    JsonNode answer = http.upload("/api/models?model-seed=1&name=" + name, file);
    assertThat(answer.path("refused").asString()).startsWith(sentence).doesNotContain("/");
    assertThat(answer.path("field").asString()).isEqualTo("model-file");
  }

  @Test
  void aModelThatIsNotThereIsASentence() {
    assertThat(http.json("GET", "/api/models/0123?model-seed=1").path("refused").asString())
        .isEqualTo("This model is not loaded (any more): choose its file again");
  }

  @Test
  void theNameIsThatOfTheFileChosenLast(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), ExplorerServerTest.small().toJson());
    JsonNode first = http.upload("/api/models?model-seed=1&name=a.json", file);
    JsonNode second = http.upload("/api/models?model-seed=1&name=b.json", file);
    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(second.path("fileName").asString()).isEqualTo("b.json");
  }

  /** One of them is kept, and its file. */
  @Test
  void aModelMayBeLoadedByTwoAtOnce(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("small.keras");
    ExplorerServerTest.small().initialize(Backend.JAX, 7).save(file);
    byte[] content = Files.readAllBytes(file);
    var threads = Executors.newFixedThreadPool(4);
    try (LoadedModels models = new LoadedModels()) {
      Callable<LoadedModel> load =
          () -> models.load("small.keras", new ByteArrayInputStream(content));
      for (var loaded : threads.invokeAll(List.of(load, load, load, load))) {
        assertThat(loaded.get().stored(0).toTensor().size()).isEqualTo(128);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** As on a full disk, or when the upload breaks off. */
  @Test
  void aFileThatCannotBeKeptIsTold() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    try (LoadedModels models = new LoadedModels()) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> models.load("a.json", broken))
          .withMessage("The file cannot be received or kept here: Stream closed");
    }
  }

  private String lstm(int units, String dtype, Path folder) throws IOException {
    String json = new Sequential(Input.of(5, 4), LSTM.units(units)).toJson();
    Path file =
        Files.writeString(
            folder.resolve("lstm.json"), json.replace("float32", dtype), StandardCharsets.UTF_8);
    return http.upload("/api/models?model-seed=1&name=lstm.json", file).path("id").asString();
  }

  @Test
  void whatTheBackendRefusesIsASentence(@TempDir Path folder) throws IOException {
    String query = "model-seed=1&model-backend=jax&weight=1&model=" + lstm(3, "float16", folder);
    for (String kind : List.of("weight", "weight-spectrum")) {
      assertThat(http.json("POST", "/api/jobs/" + kind + "?" + query).path("refused").asString())
          .startsWith("Layer 'lstm_cell' (LSTMCell, config.layers[1]): Unsupported dtype float16.");
    }
  }

  /** As on the page's other half: its decomposition would not stop when it is cancelled. */
  @Test
  void anOrthogonalWeightIsRefusedWhereItIsTooMuch(@TempDir Path folder) throws IOException {
    String query = "model-seed=1&model-backend=jax&model=" + lstm(2500, "float32", folder);
    assertThat(http.json("POST", "/api/jobs/weight?weight=1&" + query).path("refused").asString())
        .startsWith("Orthogonal is made as a whole: it has 25,000,000 values");
    assertThat(http.result("weight", "weight=2&" + query).path("size").asLong()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          weight=4             | weight       | The weight must be between 0 and 3, got 4
          weight=              | weight       | The weight must be a whole number, got ''
          model-values=trained | model-values | The values are 'initial' or 'stored', got 'trained'
          model-values=stored  | model-values | small.json has no values of dense/kernel
          model-backend=jaxx   | model-backend | Unknown backend: jaxx. Did you mean 'jax'?
          """)
  void aWeightThatMakesNoSenseIsRefused(
      String change, String field, String sentence, @TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("small.json"), ExplorerServerTest.small().toJson());
    String id = http.upload("/api/models?model-seed=1&name=small.json", file).path("id").asString();
    JsonNode answer =
        http.json("POST", "/api/jobs/weight?model-seed=1&weight=0&model=" + id + "&" + change);
    assertThat(answer.path("refused").asString()).isEqualTo(sentence);
    assertThat(answer.path("field").asString()).isEqualTo(field);
  }
}
