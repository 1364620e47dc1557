package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.cli.Terminal.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code init} refuses, each in one line. */
class InitRefusalsTest {

  private static final Path MODEL =
      Path.of("src/test/resources/keras-3.15.1/mlp_functional_seeds.json");

  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("out.weights.h5");
  }

  private static Run run(Terminal terminal, Object... args) {
    return terminal.run(Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  private static Run run(Object... args) {
    return run(Terminal.pipe(), args);
  }

  /** A name of a million spaces: only its start is shown. */
  @Test
  void errorsOfLongNamesAreShort() throws IOException {
    Path model =
        Files.writeString(
            folder.resolve("model.json"),
            "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {\"name\": \"x%s\"}}"
                .formatted(" ".repeat(1_000_000)));
    String error = run("init", model).err();
    assertThat(error).startsWith("weightseed: " + model + ": Model 'x ").hasSizeLessThan(2100);
    assertThat(error.lines()).hasSize(1);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void allBackendsAreForSampleAlone() {
    assertRefused(
        2, "--backend all is for sample", "init", MODEL, "--backend", "all", "-o", output);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello | expected a .keras file or the text of model.to_json(), got text that starts with 'hello'
          ''    | expected a .keras file or the text of model.to_json(), got an empty file
          {"a"  | Not JSON: the text ends within the value
          {"a": x} | Not JSON: unrecognized token 'x' (line 1, column 7)
          {"a": 1} | Not a Keras model: expected an object with `class_name` and `config`
          {"class_name": "Mine", "config": {}, "module": "app"} | is of the custom class Mine (module app): a subclassed model
          {"class_name": "Sequential", "config": {"name": "s", "layers": []}} | was never built
          """)
  void filesThatHoldNoModelAreRefused(String text, String sentence) throws IOException {
    Path model = folder.resolve("model.json");
    Files.writeString(model, text);
    assertRefused(1, sentence, "init", model, "-o", output);
    assertThat(files()).containsExactly("model.json");
  }

  @Test
  void folderIsAModelWhenItIsAnUnzippedKerasFile() throws IOException {
    assertRefused(1, folder + ": The folder has no config.json: expected", "init", folder);
    Files.copy(MODEL, folder.resolve("config.json"));
    Run run = run("init", folder, "--backend", "jax", "--seed", 42, "-o", output);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void truncatedZipIsRefused() throws IOException {
    Path model = folder.resolve("model.keras");
    Files.writeString(model, "PK\003\004 and no more");
    assertRefused(1, "model.keras: The zip is damaged", "init", model, "-o", output);
    assertThat(files()).containsExactly("model.keras");
  }

  @ParameterizedTest
  @CsvSource({
    "Dense, Dence, of class Dence, which is not known. Did you mean 'Dense'?",
    "HeUniform, HeUnifrm, Did you mean 'HeUniform' or 'he_uniform'"
  })
  void unknownNamesAreRefused(String name, String wrong, String sentence) throws IOException {
    Path model = folder.resolve("model.json");
    Files.writeString(
        model, Files.readString(MODEL).replace("\"" + name + "\"", "\"" + wrong + "\""));
    assertRefused(1, sentence, "init", model, "-o", output);
    assertThat(files()).containsExactly("model.json");
  }

  @Test
  void missingModelIsRefused() {
    assertRefused(1, "There is no file no/model.json", "init", "no/model.json", "-o", output);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --seed -1           | --seed must be from 0 to 4294967295, got -1
          --seed 4294967296   | --seed must be from 0 to 4294967295, got 4294967296
          --seed x            | Invalid value for option '--seed': expected a whole number, got 'x'
          --threads 0         | --threads must be at least 1, got 0
          --format npzz       | Unknown weight format: npzz. Did you mean 'npz'?
          """)
  void badOptionsAreRefused(String options, String sentence) throws IOException {
    String[] parts = options.split(" ", 2);
    assertRefused(2, sentence, "init", MODEL, "-o", output, parts[0], parts[1]);
    assertThat(files()).isEmpty();
  }

  @Test
  void placesThatCannotHoldTheFileAreRefused() throws IOException {
    Path missing = folder.resolve("missing/out.npz");
    assertRefused(
        1, "Cannot write %s: the folder".formatted(missing), "init", MODEL, "-o", missing);
    Path file = Files.createFile(folder.resolve("file"));
    Path inFile = file.resolve("out.npz");
    assertRefused(1, "is not a folder", "init", MODEL, "-o", inFile);
    Path taken = Files.createDirectory(folder.resolve("taken.npz"));
    assertRefused(1, "it is a folder", "init", MODEL, "-o", taken);
    assertThat(files()).containsExactly("file", "taken.npz");
  }

  @Test
  void nameWithoutAFormatIsRefused() {
    assertRefused(
        2,
        "must end in one of .weights.h5, .keras, .safetensors, .npz, got",
        "init",
        MODEL,
        "-o",
        folder.resolve("out.npy"));
    assertRefused(2, "--format is for the file that -o names", "init", MODEL, "--format", "npz");
  }

  private static void assertRefused(int exitCode, String sentence, Object... args) {
    Run run = run(Terminal.pipe(Map.of("KERAS_BACKEND", "jax")), args);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("weightseed: ")
        .contains(sentence);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }
}
