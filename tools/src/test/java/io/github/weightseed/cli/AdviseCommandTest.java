package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.cli.Terminal.Run;
import io.github.weightseed.keras.KerasJson;
import io.github.weightseed.keras.layers.Dense;
import io.github.weightseed.keras.layers.Input;
import io.github.weightseed.keras.layers.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code advise} and {@code report}. */
class AdviseCommandTest {

  private static final String RESNET = "../examples/resnet50.json";

  @TempDir private Path folder;

  private Path model(String initializer) throws IOException {
    return Files.writeString(
        folder.resolve("model.json"),
        new Sequential(
                Input.of(64),
                Dense.units(64).activation("relu").kernelInitializer(initializer),
                Dense.units(64).activation("relu").kernelInitializer(initializer),
                Dense.units(10).activation("softmax"))
            .name("m")
            .toJson());
  }

  @Test
  void tellsWhatWhyInsteadWhereAndSource() throws IOException {
    Run run = Terminal.pipe(100).run("advise", model("glorot_uniform").toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .startsWith("WARNING  glorot_uniform before relu")
        .contains(
            "  instead   kernel_initializer=\"he_normal\"",
            "  source    He et al. 2015, Delving Deep into Rectifiers, https://arxiv.org/abs/1502.01852",
            "  where     dense/kernel: stddev 0.125; he_normal's: 0.177",
            "            dense_1/kernel: stddev 0.125; he_normal's: 0.177")
        .endsWith("Model       m (Sequential), 6 weights", "Findings    1 warning")
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void saysThatThereAreNone() throws IOException {
    Run run = Terminal.pipe().run("advise", model("he_normal").toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "Model       m (Sequential), 6 weights",
            "Findings    none: its initializers are as Keras' guides and the papers say");
  }

  @Test
  void countsThePlacesOfAFinding() {
    Run run = Terminal.pipe().run("advise", RESNET);

    assertThat(run.out())
        .startsWith("NOTE  glorot_uniform before relu\n".replace("\n", System.lineSeparator()))
        .contains("and 15 more; --json lists all")
        .contains("Findings    1 note");
  }

  @Test
  void printsJson() {
    Run run = Terminal.pipe().run("advise", RESNET, "--json");

    Map<?, ?> json = (Map<?, ?>) Objects.requireNonNull(KerasJson.parse(run.out()));
    Map<?, ?> finding = (Map<?, ?>) ((List<?>) Objects.requireNonNull(json.get("findings"))).get(0);
    assertThat(finding.get("severity")).isEqualTo("note");
    assertThat(finding.get("rule")).isEqualTo("rectifier-scale");
    assertThat((List<?>) finding.get("places"))
        .hasSize(21)
        .first()
        .isEqualTo(
            Map.of("path", "conv1_conv/kernel", "detail", "stddev 0.0247; he_normal's: 0.117"));
  }

  @Test
  void answersWithoutAModel() {
    Run run = Terminal.pipe(100).run("advise", "--activation", "selu", "--layer", "dense");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .contains(
            "Dense, activation selu",
            "kernel_initializer=\"lecun_normal\"",
            "  or        \"lecun_uniform\"",
            "  source    Klambauer et al. 2017, Self-Normalizing Neural Networks, arXiv:1706.02515",
            "bias_initializer=\"zeros\"");
    assertThat(Terminal.pipe().run("advise", "--activation", "relu", "--json").out())
        .contains(
            "\"choices\": [{\"argument\": \"kernel_initializer\", \"initializer\": \"\\\"he_normal\\\"\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          advise                        | A MODEL is missing, or --activation or --layer; see weightseed advise --help
          advise --activation rulu      | Unknown activation 'rulu'. Did you mean 'relu', 'celu' or 'gelu'?
          advise --layer lsm            | No layer with initializers is called 'lsm'. Did you mean 'LSTM'?
          advise m.json --layer lstm    | --activation and --layer are for advice without a MODEL
          advise --layer lstm --input-shape 3 | --input-shape is for a MODEL, got none
          report m.json -o page.txt     | The page's name must end in .html, got 'page.txt'
          report m.json                 | Missing required option: '--output=FILE'; see weightseed report --help
          """)
  void wrongUsageIsOneLine(String command, String sentence) {
    Run run = Terminal.pipe().run(command.split(" ", -1));

    assertThat(run.err()).isEqualTo("weightseed: " + sentence + System.lineSeparator());
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void reportsAModel() throws IOException {
    Path page = folder.resolve("report.html");

    Run run =
        Terminal.pipe()
            .run(
                "report",
                model("glorot_uniform").toString(),
                "--seed",
                "42",
                "--backend",
                "jax",
                "-o",
                page.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Model       m (Sequential)", "Seed        42", "SHA-256 ");
    assertThat(Files.readString(page))
        .contains("<dt>Backend</dt><dd>jax</dd>", "<dt>Seed</dt><dd>42</dd>")
        .contains("keras.utils.set_random_seed(42)", "glorot_uniform before relu");
  }

  @Test
  void reportsTheSameBytesOfTheSameSeed() throws IOException {
    String model = model("he_normal").toString();
    Path a = folder.resolve("a.html");
    Path b = folder.resolve("b.html");
    Terminal.pipe().run("report", model, "--seed", "7", "-o", a.toString());
    Run run = Terminal.screen(80).run("report", model, "--seed", "7", "-o", b.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(b).hasSameBinaryContentAs(a);
  }
}
