package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Backend;
import io.github.weightseed.cli.Terminal.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {

  private static final Path FIXTURES = Path.of("src/test/resources/keras-3.15.1");
  private static final Path MODEL = FIXTURES.resolve("mlp_functional_seeds.json");
  private static final Path FINGERPRINTS =
      FIXTURES.resolve("mlp_functional_seeds.jax.fingerprints");

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

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void fileIsWrittenAndProvedByTheFingerprintsBesideTheModel() throws IOException {
    Run run = run("init", MODEL, "--backend", "jax", "--seed", 42, "-o", output);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(files()).containsExactly("out.weights.h5");
    assertThat(run.out())
        .contains("%s, %,d bytes\n".formatted(output, Files.size(output)))
        .contains("SHA-256     " + Sha256.of(output) + "\n")
        .endsWith(
            """

            12 of 13 weights equal Keras 3.15.1's (%s)
            1 weight not compared, as the last bits depend on Keras' machine: Orthogonal
            """
                .formatted(FINGERPRINTS));
  }

  /** The example's 320 weights, compared with what real Keras made on the backend. */
  @ParameterizedTest
  @EnumSource(names = "JAX_X64", mode = EnumSource.Mode.EXCLUDE)
  void exampleIsProvedOnEachBackend(Backend backend) {
    Path example = Path.of("../examples/resnet50.json");
    Run run = run("init", example, "--backend", backend, "--seed", 42, "-o", output);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .endsWith(
            "\n320 of 320 weights equal Keras 3.15.1's (../examples/resnet50.%s.fingerprints)\n"
                .formatted(backend));
  }

  /** Its Orthogonal weight is NumPy's to the bit, the other backends' only nearly. */
  @ParameterizedTest
  @CsvSource({"tensorflow, 12", "torch, 12", "numpy, 13"})
  void orthogonalIsComparedWhereItsBitsAreKeras(String backend, int equal) {
    Run run = run("init", MODEL, "--backend", backend, "--seed", 42, "-o", output);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\n%d of 13 weights equal Keras 3.15.1's".formatted(equal));
    assertThat(run.out().contains("depend on Keras' machine: Orthogonal")).isEqualTo(equal == 12);
  }

  @Test
  void pythonLinesMakeTheSameWeights() {
    assertThat(run("init", MODEL, "--backend", "jax", "--seed", 42, "-o", output).out())
        .contains(
            """
              import os
              os.environ["KERAS_BACKEND"] = "jax"
              import keras
              text = open("%s").read()
              keras.utils.set_random_seed(42)
              model = keras.models.model_from_json(text)
            """
                .formatted(MODEL));
  }

  private Path unbuilt() throws IOException {
    return Files.writeString(
        folder.resolve("unbuilt.json"),
        """
        {"module": "keras", "class_name": "Sequential", "config": {"name": "m", "layers": [
          {"module": "keras.layers", "class_name": "Dense", "config": {"name": "d", "units": 3}}]}}
        """);
  }

  @Test
  void anUnbuiltSequentialTakesAnInputShape() throws IOException {
    Run run =
        run(
            "init",
            unbuilt(),
            "--input-shape",
            "None,5",
            "--backend",
            "jax",
            "--seed",
            42,
            "-o",
            output);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("(5, 3)")
        .contains(
            """
              model = keras.models.model_from_json(text)
              model.build((None, None, 5))
            """);
  }

  @Test
  void anUnbuiltSequentialIsRefusedWithoutOne() throws IOException {
    Run run = run("init", unbuilt());
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("was never built").contains("--input-shape");
  }

  @Test
  void tableShowsEachWeightWithItsSeed() {
    Run run = run("init", MODEL, "--seed", 42);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("dense")))
        .hasSize(13)
        .first()
        .asString()
        .matches("dense \\(Dense\\) +kernel +\\(12, 8\\) +\\w+ +96 +[0-9]+");
    assertThat(run.out()).doesNotContain("SHA-256").doesNotContain("Python");
  }

  @Test
  void tableFitsTheTerminal() {
    for (int width : new int[] {60, 80, 120}) {
      Run run = run(Terminal.pipe(width), "init", MODEL, "--seed", 42);
      assertThat(run.out().lines().takeWhile(line -> !line.isEmpty()))
          .isNotEmpty()
          .allMatch(line -> line.length() <= width);
    }
  }

  @Test
  void narrowTerminalHasTheLayersNameOnALineOfItsOwn() {
    assertThat(run(Terminal.pipe(60), "init", MODEL, "--seed", 42).out().lines())
        .contains("dense (Dense)")
        .anyMatch(line -> line.startsWith("  kernel  (12, 8)"));
  }

  @Test
  void seedIsDrawnAndToldWhenNotGiven() throws IOException {
    Path model = folder.resolve("unseeded.json");
    Files.writeString(
        model, Files.readString(MODEL).replaceAll("\"seed\": [0-9]+", "\"seed\": null"));
    Run run = run("init", model, "--backend", "jax", "-o", output);
    assertThat(run.exitCode()).isZero();
    String seed = run.out().replaceAll("(?s).*set_random_seed\\(([0-9]+)\\).*", "$1");
    assertThat(Long.parseLong(seed)).isBetween(0L, (1L << 32) - 1);
    assertThat(run.out()).contains("Seed        " + seed + "; 8 weights get their seeds from it\n");

    Path again = folder.resolve("again.weights.h5");
    run("init", model, "--backend", "jax", "-o", again, "--seed", seed);
    assertThat(again).hasSameBinaryContentAs(output);
    long other = (Long.parseLong(seed) + 1) % (1L << 32);
    run("init", model, "--backend", "jax", "-o", again, "--seed", other);
    assertThat(Sha256.of(again)).isNotEqualTo(Sha256.of(output));
  }

  @Test
  void fingerprintsOfAnotherRunAreLeftAlone() {
    Run run = run("init", MODEL, "--backend", "jax", "--seed", 7, "-o", output);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .endsWith("\nNothing compared: %s is of backend jax and seed 42\n".formatted(FINGERPRINTS));
  }

  @Test
  void safetensorsRecordsHowItWasMade() throws IOException {
    Path file = folder.resolve("out.safetensors");
    assertThat(run("init", MODEL, "--backend", "jax", "--seed", 7, "-o", file).exitCode()).isZero();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .contains("\"reference\":\"keras-3.15.1/jax-0.10.2\"")
        .contains("\"seed\":\"7\"")
        .contains("\"weightseed\":\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights.h5", "safetensors", "npz"})
  void formatIsThatOfTheNameUnlessSaid(String format) {
    Path byName = folder.resolve("a." + format);
    Path byOption = folder.resolve("b.bin");
    run("init", MODEL, "--backend", "jax", "--seed", 1, "-o", byName);
    run("init", MODEL, "--backend", "jax", "--seed", 1, "-o", byOption, "--format", format);
    assertThat(byOption).hasSameBinaryContentAs(byName);
  }

  @Test
  void numberOfThreadsDoesNotMatter() {
    Path other = folder.resolve("other.weights.h5");
    run("init", MODEL, "--backend", "jax", "--seed", 1, "-o", output, "--threads", 1);
    run("init", MODEL, "--backend", "jax", "--seed", 1, "-o", other, "--threads", 3);
    assertThat(other).hasSameBinaryContentAs(output);
  }

  @Test
  void differencesAreNamedAndFail() throws IOException {
    String text = Files.readString(FINGERPRINTS);
    Path wrong = folder.resolve("wrong.fingerprints");
    Files.writeString(
        wrong,
        text.replace("  (8,)  dense/bias", "  (9,)  dense/bias")
                .replaceAll("(?m)^........(.*dense_6/bias)$", "00000000$1")
            + "0".repeat(64)
            + "  float32  ()  extra\n");
    Run run = run("init", MODEL, "--backend", "jax", "--seed", 42, "--verify", wrong);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .endsWith(
            """
            10 of 14 weights equal Keras 3.15.1's (%s)
            1 weight not compared, as the last bits depend on Keras' machine: Orthogonal
              dense/bias is (8,) of float32, not (9,) of float32
              dense_6/bias has other values
              extra is missing
            """
                .formatted(wrong));
    assertThat(files()).containsExactly("wrong.fingerprints");
  }

  @Test
  void fingerprintsOfAnotherRunAreRefusedWhenAskedFor() {
    Run run = run("init", MODEL, "--backend", "jax", "--seed", 1, "--verify", FINGERPRINTS);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly(
            "weightseed: %s is of backend jax and seed 42, got backend jax and seed 1"
                .formatted(FINGERPRINTS));
  }

  @Test
  void anotherFileIsNoFingerprints() {
    Run run = run("init", MODEL, "--backend", "jax", "--seed", 42, "--verify", MODEL);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Line 1 is not a fingerprint");
  }

  @Test
  void barIsDrawnOnATerminalOnly() {
    Run run =
        run(Terminal.screen(100), "init", MODEL, "--backend", "jax", "--seed", 42, "-o", output);
    assertThat(run.err()).contains("out.weights.h5").endsWith("\r");
    assertThat(run.out()).contains("\033[1;32m12 of 13 weights equal");
  }

  @Test
  void plainJaxWarnsOnceWhereFloat64IsLost() throws IOException {
    Path model = folder.resolve("float64.json");
    Files.writeString(model, Files.readString(MODEL).replace("\"float32\"", "\"float64\""));
    Run plain = run("init", model, "--backend", "jax", "--seed", 1, "-o", output);
    assertThat(plain.exitCode()).isZero();
    assertThat(plain.err().lines())
        .singleElement()
        .asString()
        .startsWith("weightseed: warning: 13 of 13 weights");
    Run x64 = run("init", model, "--backend", "jax", "--x64", "--seed", 1, "-o", output);
    assertThat(x64.err()).isEmpty();
    assertThat(x64.out()).contains("os.environ[\"JAX_ENABLE_X64\"] = \"1\"");
  }
}
