package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.cli.Terminal.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void versionNamesTheProgramAndItsReference(String option) {
    Run run = Terminal.pipe().run(option);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("weightseed "),
            line -> assertThat(line).startsWith("reference: Keras 3.15.1 (jax-0.10.2, "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "init --help", "sample --help", "init -h"})
  void helpHasAnExampleAndFitsTheTerminal(String command) {
    Run run = Terminal.pipe(80).run(command.split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("Usage: weightseed")
        .containsPattern("Examples?:\n  weightseed ");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''              | A command is missing: init, sample, plan, advise, report, convert, inspect, diff, plot, signal or explore; see weightseed --help
          smaple          | Unknown command 'smaple'. Did you mean sample, plot or explore? see weightseed --help
          init            | Missing required parameter: 'MODEL'; see weightseed init --help
          init m --backnd | Unknown option '--backnd'. Did you mean --backend? see weightseed init --help
          init --helpp    | Unknown option '--helpp'. Did you mean --help? see weightseed init --help
          sample zeros    | Missing required option: '--shape=DIMS'; see weightseed sample --help
          sample zeros --shap 3,3 | Unknown option '--shap'. Did you mean --shape? see weightseed sample --help
          sample --shap=3 zeros   | Unknown option '--shap=3'. Did you mean --shape? see weightseed sample --help
          """)
  void wrongUsageIsOneLine(String command, String sentence) {
    Run run = Terminal.pipe().run(command.isEmpty() ? new String[0] : command.split(" "));
    assertThat(run.err()).isEqualTo("weightseed: " + sentence + System.lineSeparator());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--debug init nowhere.json", "init --debug nowhere.json"})
  void debugShowsWhereAnErrorArose(String command) {
    Run run = Terminal.pipe().run(command.split(" "));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("weightseed: There is no file nowhere.json")
        .contains("\tat io.github.weightseed.cli.");
  }

  @Test
  void errorsAreOneLineWithoutDebug() {
    assertThat(Terminal.pipe().run("init", "nowhere.json").err().lines())
        .containsExactly("weightseed: There is no file nowhere.json");
  }
}
