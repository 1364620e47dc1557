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
  void barsAreAsHighAsTheirShareOfTheFullest() {
    // Few values have six bins: two in the first, one in the fourth, one in the last.
    List<String> lines = histogram(Terminal.pipe(), -1, -1, 0.1f, 1);
    String bar = "\u2588".repeat(10);
    String low = bar + " ".repeat(20) + bar + " ".repeat(10) + bar;
    assertThat(lines)
        .containsExactly(
            "",
            bar,
            bar,
            bar,
            bar,
            low,
            low,
            low,
            low,
            "\u2500".repeat(60),
            "-1" + " ".repeat(57) + "1");
  }

  @Test
  void manyValuesHaveManyBins() {
    float[] values = new float[4000];
    values[1] = 1;
    assertThat(histogram(Terminal.pipe(), values).get(8)).isEqualTo("\u2588");
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
