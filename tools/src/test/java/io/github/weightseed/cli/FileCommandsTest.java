package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.cli.Terminal.Run;
import io.github.weightseed.keras.KerasJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code convert}, {@code inspect}, {@code diff} and {@code plan}. */
class FileCommandsTest {

  private static final Path MODEL =
      Path.of("src/test/resources/keras-3.15.1/mlp_functional_seeds.json");

  @TempDir private Path folder;
  private Path h5;

  private static Run run(Terminal terminal, Object... args) {
    return terminal.run(Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  private static Run run(Object... args) {
    return run(Terminal.pipe(), args);
  }

  private Path init(String name, int seed) {
    Path file = folder.resolve(name);
    Run run = run("init", MODEL, "--backend", "jax", "--seed", seed, "-o", folder + "/" + name);
    assertThat(run.err()).isEmpty();
    return file;
  }

  @BeforeEach
  void writeFile() {
    h5 = init("a.weights.h5", 42);
  }

  private static void assertFails(Run run, int exitCode, String sentence) {
    assertThat(run.err()).isEqualTo("weightseed: " + sentence + "\n");
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.keras", "b.safetensors", "b.npz", "b/", "b.weights.h5"})
  void initWritesAndConvertMakesTheSameInEveryFormat(String name) throws IOException {
    Path written = init(name, 42);
    Run convert = run("convert", h5, folder + "/c" + name, "--model", MODEL);
    assertThat(convert.err()).isEmpty();
    assertThat(convert.out()).startsWith("Weights     13\n");
    Path converted = folder.resolve("c" + name);
    if (Files.isDirectory(written)) {
      assertThat(converted.resolve("index.json"))
          .hasSameBinaryContentAs(written.resolve("index.json"));
      assertThat(convert.out()).contains("Folder      " + converted + ", 14 files, ");
    } else {
      assertThat(converted).hasSameBinaryContentAs(written);
    }
    Run back = run("convert", converted, folder + "/back.weights.h5", "--model", MODEL);
    assertThat(back.exitCode()).isZero();
    assertThat(folder.resolve("back.weights.h5")).hasSameBinaryContentAs(h5);
    Run diff = run("diff", converted, h5, "--model", MODEL);
    assertThat(diff.out()).isEqualTo("13 of 13 weights equal\n");
    assertThat(diff.exitCode()).isZero();
  }

  @Test
  void kerasFileHoldsTheArchitectureByteForByteAndTheDateThatIsGiven() throws IOException {
    Path file = folder.resolve("dated.keras");
    Terminal terminal = Terminal.pipe(Map.of("SOURCE_DATE_EPOCH", "1795319838"));
    run(terminal, "init", MODEL, "--backend", "jax", "--seed", "1", "-o", file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .containsExactly("metadata.json", "config.json", "model.weights.h5");
      assertThat(zip.getInputStream(zip.getEntry("config.json")).readAllBytes())
          .isEqualTo(Files.readAllBytes(MODEL));
      assertThat(zip.getInputStream(zip.getEntry("metadata.json")).readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("{\"keras_version\": \"3.15.1\", \"date_saved\": \"2026-11-22@03:57:18\"}");
    }
    Path undated = init("undated.keras", 1);
    try (ZipFile zip = new ZipFile(undated.toFile())) {
      assertThat(zip.getInputStream(zip.getEntry("metadata.json")).readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("{\"keras_version\": \"3.15.1\"}");
    }
    assertFails(
        run(
            Terminal.pipe(Map.of("SOURCE_DATE_EPOCH", "today")),
            "convert",
            undated,
            folder.resolve("c.keras")),
        2,
        "SOURCE_DATE_EPOCH must be a whole number of seconds since 1970, got 'today'");
  }

  @Test
  void kerasFileNeedsNoModelToBeConverted() {
    Path keras = init("a.keras", 42);
    Path npz = init("a.npz", 42);
    Path converted = folder.resolve("b.npz");
    assertThat(run("convert", keras, converted).exitCode()).isZero();
    assertThat(converted).hasSameBinaryContentAs(npz);
    assertThat(run("diff", npz, keras).out()).isEqualTo("13 of 13 weights equal\n");
  }

  @Test
  void withoutTheModelHdf5PathsStayTheNames() {
    Path file = folder.resolve("b.safetensors");
    assertThat(run("convert", h5, file).exitCode()).isZero();
    assertThat(run("inspect", file).out()).containsPattern("\nlayers/dense/vars/0 +\\(12, 8\\) ");
    assertThat(run("convert", file, folder.resolve("c.weights.h5")).exitCode()).isZero();
    assertThat(run("diff", h5, folder.resolve("c.weights.h5")).exitCode()).isZero();
  }

  @Test
  void whatCannotBeConvertedIsRefused() {
    Path npz = init("a.npz", 42);
    assertFails(
        run("convert", npz, folder.resolve("b.weights.h5")),
        2,
        "Keras finds weights in HDF5 by paths such as layers/dense/vars/0, got 'dense/kernel'; --model MODEL tells which is which");
    assertFails(
        run("convert", h5, folder.resolve("b.keras")),
        2,
        "A .keras file holds the model too, which %s does not; --model MODEL gives it"
            .formatted(h5));
    assertFails(
        run("convert", h5, folder.resolve("b.npx")),
        2,
        "The file's name must end in one of .weights.h5, .keras, .safetensors, .npz, .npy, got '%s'"
            .formatted(folder.resolve("b.npx")));
    assertFails(
        run("convert", folder.resolve("none.npz"), folder.resolve("b.npz")),
        1,
        "Cannot read %s: there is no such file".formatted(folder.resolve("none.npz")));
    assertFails(
        run("convert", h5, folder.resolve("b.npy")),
        1,
        "A .npy file holds one tensor, got 13; .npz holds any number");
  }

  @Test
  void folderWithOtherFilesIsLeftAlone() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("thesis.txt"), "text");
    assertFails(
        run("convert", h5, mine),
        1,
        "Cannot write %s: there is a folder of that name, with other files in it".formatted(mine));
    assertThat(mine.resolve("thesis.txt")).hasContent("text");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a.weights.h5", "mine");
    }
    Files.delete(mine.resolve("thesis.txt"));
    assertThat(run("convert", h5, mine).exitCode()).isZero();
    assertThat(run("convert", h5, mine).exitCode()).isZero();
    assertThat(run("diff", h5, mine).exitCode()).isZero();
  }

  @Test
  void differencesAreTold() throws IOException {
    Path other = init("b.weights.h5", 42);
    byte[] bytes = Files.readAllBytes(other);
    bytes[bytes.length - 4] ^= 3; // the last bits of the last bias
    Files.write(other, bytes);
    Run run = run("diff", h5, other);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines().toList())
        .hasSize(5)
        .element(2)
        .asString()
        .matches("layers/dense_\\d/vars/1 +values +1 +[1-4] +[0-9.e-]+");
    assertThat(run.out()).endsWith("\n12 of 13 weights equal\n");
    List<String> all = run("diff", h5, other, "--all").out().lines().toList();
    assertThat(all).hasSize(17).anyMatch(line -> line.matches(".*none +0 +0 +0"));
  }

  @Test
  void missingWeightsAreDifferencesToo() {
    Path one = folder.resolve("one.npy");
    run("sample", "zeros", "--shape", "12,8", "--backend", "jax", "-o", one);
    Run run = run("diff", one, h5);
    assertFails(
        run,
        2,
        "The files have no name in common ('one' in one, 'layers/dense/vars/0' in the other); --model MODEL tells which is which");
  }

  @Test
  void inspectShowsTreeStatisticsAndHistogram() {
    Run run = run(Terminal.screen(80), "inspect", h5);
    assertThat(run.exitCode()).isZero();
    String plain = run.out().replaceAll("\033\\[[0-9;]*m", "");
    assertThat(plain.lines()).allMatch(line -> line.length() <= 80 || line.startsWith("File"));
    assertThat(plain)
        .contains("\nlayers/dense/vars\n  0  ")
        .containsPattern("\nWeights +13\n")
        .containsPattern("\nreference +keras-3.15.1/jax-0.10.2\nseed +42\n");
    assertThat(run(Terminal.asciiPipe(), "inspect", h5).out()).isASCII();
  }

  @Test
  void inspectShowsOneWeightInFull() {
    Run run = run("inspect", h5, "layers/dense/vars/0");
    assertThat(run.out())
        .startsWith("layers/dense/vars/0\nshape (12, 8), float32, 96 values\n\nmean ")
        .containsPattern("\nfirst values +[-0-9.]+, ");
    assertFails(
        run("inspect", h5, "layers/dense/var/0"),
        1,
        "%s has no weight 'layers/dense/var/0'. Did you mean 'layers/dense/vars/0', 'layers/dense/vars/1' or 'layers/dense_1/vars/0'?"
            .formatted(h5));
  }

  @Test
  void planTellsFansAndWhy() {
    Run run = run(Terminal.pipe(80), "plan", MODEL, "--seed", 42);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(run.out())
        .contains("\ndense (Dense)\n  kernel ")
        .contains("Seed        42\nFans of     a matrix: rows in, columns out\n");
  }

  @Test
  void planOfAConvolutionShowsTheProducts() {
    Run run = run("plan", "../examples/resnet50.json", "--seed", 42);
    assertThat(run.out())
        .containsPattern(
            "\nconv1_conv/kernel +GlorotUniform +7\\*7\\*3=147 +7\\*7\\*64=3,136 +0.02468 +686579304\n");
  }

  @Test
  void unbuiltModelIsPlannedForAnInputShape() throws IOException {
    Path model = folder.resolve("unbuilt.json");
    Files.writeString(
        model,
        """
        {"module": "keras", "class_name": "Sequential", "config": {"name": "s", "layers": [
          {"module": "keras.layers", "class_name": "Dense", "config": {"name": "d", "units": 3}}]}}
        """);
    assertThat(run("plan", model, "--seed", 1, "--input-shape", "5").out())
        .containsPattern("\ns/d/kernel +GlorotUniform +5 +3 ");
  }

  /** What Keras 3 cannot read is put into a .keras file as Keras 3 reads it. */
  @Test
  void architectureOfKeras2BecomesOneOfKeras3() throws IOException {
    Path model = folder.resolve("keras2.json");
    Files.writeString(
        model,
        """
        {"class_name": "Sequential", "keras_version": "2.9.0", "backend": "tensorflow", "config":
          {"name": "s", "layers": [{"class_name": "Dense", "config":
            {"name": "d", "units": 3, "batch_input_shape": [null, 5]}}]}}
        """);
    Path keras = folder.resolve("b.keras");
    Run run = run("init", model, "--backend", "jax", "--seed", 1, "-o", keras);
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path weights = folder.resolve("b.weights.h5");
    run("init", model, "--backend", "jax", "--seed", 1, "-o", weights);
    Path converted = folder.resolve("c.keras");
    assertThat(run("convert", weights, converted, "--model", model).exitCode()).isZero();
    assertThat(converted).hasSameBinaryContentAs(keras);
    try (ZipFile zip = new ZipFile(keras.toFile())) {
      assertThat(zip.getInputStream(zip.getEntry("config.json")).readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .contains("\"module\": \"keras\"")
          .doesNotContain("keras_version");
    }
  }

  @Test
  void planInJsonHasEveryWeight() {
    Run run = run("plan", MODEL, "--seed", 42, "--json");
    Map<?, ?> plan = (Map<?, ?>) KerasJson.parse(run.out());
    assertThat(plan.get("seed")).isEqualTo(42L);
    List<?> weights = (List<?>) plan.get("weights");
    assertThat(weights).hasSize(13);
    Map<?, ?> kernel = (Map<?, ?>) weights.get(0);
    assertThat(kernel.get("path")).isEqualTo("dense/kernel");
    assertThat(kernel.get("h5_paths")).isEqualTo(List.of("layers/dense/vars/0"));
    assertThat(kernel.get("fan_in_dimensions")).isEqualTo(List.of(12L));
    assertThat(kernel.get("fan_out")).isEqualTo(8L);
    assertThat((Double) kernel.get("expected_stddev")).isPositive();
    assertThat(run("plan", MODEL, "--seed", -1).exitCode()).isEqualTo(2);
  }
}
