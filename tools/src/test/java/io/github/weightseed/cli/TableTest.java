package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.cli.Table.Align;
import org.junit.jupiter.api.Test;

class TableTest {

  private final Table table =
      new Table()
          .column("Name", Align.LEFT)
          .column("Initializer", Align.LEFT)
          .column("N", Align.RIGHT);

  private String print(Terminal terminal) {
    table.print(terminal.console());
    return terminal.printed();
  }

  @Test
  void textStandsLeftAndNumbersRight() {
    table.row("kernel", "Zeros", "9,408");
    table.row("b", "Ones", "64");
    assertThat(print(Terminal.asciiPipe()))
        .isEqualTo(
            """
            Name    Initializer      N
            --------------------------
            kernel  Zeros        9,408
            b       Ones            64
            """);
  }

  @Test
  void widestTextGivesWayInTheMiddle() {
    table.row("a_very_long_name_of_a_layer/and_its_kernel", "GlorotUniform", "9,408");
    assertThat(print(Terminal.pipe(39)))
        .isEqualTo(
            """
            Name               Initializer        N
            ───────────────────────────────────────
            a_very_l…s_kernel  GlorotUniform  9,408
            """);
  }

  @Test
  void headingsStandAboveIndentedRows() {
    table.indented();
    table.heading("dense (Dense)");
    table.row("kernel", "Zeros", "4");
    assertThat(print(Terminal.asciiPipe()))
        .isEqualTo(
            """
              Name    Initializer  N
            ------------------------
            dense (Dense)
              kernel  Zeros        4
            """);
  }

  @Test
  void characterOutsideTheBasicPlaneIsOneColumn() {
    table.row("\uD835\uDEFC", "Zeros", "1");
    table.row("ab", "Zeros", "2");
    assertThat(print(Terminal.pipe())).contains("\uD835\uDEFC     Zeros        1\nab    Zeros");
  }

  @Test
  void rowsHaveACellForEachColumn() {
    assertThatThrownBy(() -> table.row("kernel", "Zeros"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row has 3 cells, got 2");
  }
}
