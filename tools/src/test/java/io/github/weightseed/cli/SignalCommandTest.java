package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weightseed.cli.Terminal.Run;
import io.github.weightseed.keras.KerasJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalCommandTest {

  @TempDir private Path folder;

  private static Run signal(String args) {
    return Terminal.pipe().run(("signal " + args).split(" "));
  }

  @Test
  void tableHasEveryLayerAndTheFactors() {
    Run run = signal("--depth 12 --width 64 --init he_normal,glorot_uniform --seed 1");
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("relu, 12 layers of 64 units, tensorflow, seed 1");
    assertThat(lines.get(3)).matches("Layer +he_normal h +dh +glorot_uniform h +dh");
    assertThat(lines.subList(5, 18))
        .allMatch(line -> line.matches(" *(input|\\d+)( +[0-9.e-]+){4}"));
    assertThat(lines.get(17)).startsWith("   12");
    assertThat(lines.get(19)).matches("Times, from layer to layer +Activations +Gradients");
    assertThat(lines).hasSize(23);
    assertThat(lines.get(22)).matches("glorot_uniform +0\\.\\d+ +0\\.\\d+");
  }

  @Test
  void jsonHasTheSameNumbersForPrograms() {
    Run run =
        signal("--depth 30 --width 128 --activation selu --init lecun_normal --seed 1 --json");
    Map<?, ?> json = (Map<?, ?>) KerasJson.parse(run.out());
    assertThat(json.get("activation")).isEqualTo("selu");
    assertThat(json.get("seed")).isEqualTo(1L);
    Map<?, ?> result = (Map<?, ?>) ((List<?>) json.get("results")).get(0);
    assertThat(result.get("initializer")).isEqualTo("lecun_normal");
    // SELU with LeCun keeps the variance.
    assertThat((Double) result.get("activation_factor")).isCloseTo(1, within(0.03));
    List<?> layers = (List<?>) result.get("layers");
    assertThat(layers).hasSize(31);
    assertThat((Double) ((Map<?, ?>) layers.get(30)).get("variance")).isCloseTo(1, within(0.4));
  }

  @Test
  void whatIsNotANumberIsNull() {
    Run run = signal("--depth 3 --width 8 --init zeros --seed 1 --json");
    assertThat(run.out()).contains("\"activation_factor\": null");
  }

  @Test
  void seedIsDrawnAndToldUnlessGiven() {
    Run run = signal("--depth 2 --width 8");
    assertThat(run.out()).containsPattern("^relu, 2 layers of 8 units, tensorflow, seed \\d+\n");
    String seed = run.out().lines().findFirst().orElseThrow().replaceFirst(".*seed ", "");
    assertThat(signal("--depth 2 --width 8 --seed " + seed).out()).isEqualTo(run.out());
  }

  @Test
  void plotIsWrittenWhereAFileIsNamed() throws Exception {
    Path file = folder.resolve("signal.svg");
    Run run = signal("--depth 5 --width 16 --seed 1 -o " + file);
    assertThat(run.out()).contains("\nPlot        " + file + ", 960 x ");
    assertThat(Files.readString(file))
        .contains("relu, 5 layers of 16 units, tensorflow, seed 1")
        .contains("Shown: he_normal; glorot_uniform; orthogonal.");
    Run json = signal("--depth 5 --width 16 --seed 1 --json -o " + file);
    assertThat(KerasJson.parse(json.out())).isInstanceOf(Map.class);
  }

  @Test
  void progressIsShownOnATerminal() {
    Run run = Terminal.screen(100).run("signal", "--depth", "3", "--width", "64", "--init", "ones");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("ones");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --activation rellu | Unknown activation: rellu. Did you mean 'relu', 'gelu' or 'selu'?
          --depth 0          | The experiment needs a depth, a width and a batch of at least 1, got depth=0, width=256, batch=64
          --init he_norml    | Could not interpret initializer identifier: he_norml. Did you mean 'he_normal' or 'HeNormal'?
          --init a,b,c,d,e,f,g | --init takes 6 names at most, got 7
          --seed -1          | --seed must be from 0 to 4294967295, got -1
          -o signal.pdf      | The file's name must end in .png or .svg, got 'signal.pdf'
          """)
  void wrongUsageIsOneLine(String args, String sentence) {
    Run run = signal(args);
    assertThat(run.err()).isEqualTo("weightseed: " + sentence + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void moreThanTheMachineHoldsIsRefused() {
    Run run = signal("--depth 100000 --width 100000");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("more than half of the memory here");
  }
}
