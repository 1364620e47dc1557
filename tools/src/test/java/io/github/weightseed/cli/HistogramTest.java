package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {

  private static List<String> histogram(Terminal terminal, float... values) {
    Tensor tensor = Tensor.of(Shape.of(values.length), values);
    return Histogram.of(tensor.source(), Statistics.of(tensor), terminal.console());
  }

  @Test
  void columnsAreAsHighAsTheirShareOfTheFullest() {
    // Two at the left end, one in the middle, one at the right end.
    List<String> lines = histogram(Terminal.pipe(), -1, -1, 0, 1);
    String half = "█" + " ".repeat(29) + "█" + " ".repeat(29) + "█";
    String full = "█";
    assertThat(lines)
        .containsExactly(
            "",
            full,
            full,
            full,
            full,
            half,
            half,
            half,
            half,
            "─".repeat(61),
            "-1" + " ".repeat(58) + "1");
  }

  @Test
  void asciiWhereThereIsNothingElse() {
    assertThat(String.join("", histogram(Terminal.asciiPipe(), 0, 1, 2, 5, 5)))
        .matches("[ -~]*#[ -~]*");
  }

  @Test
  void valuesThatDoNotSpreadHaveNone() {
    assertThat(histogram(Terminal.pipe(), 3, 3)).isEmpty();
    assertThat(histogram(Terminal.pipe())).isEmpty();
    assertThat(histogram(Terminal.pipe(), Float.NaN, 1)).isEmpty();
    assertThat(histogram(Terminal.pipe(), Float.NEGATIVE_INFINITY, 1)).isEmpty();
  }
}
