package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.Fans;
import io.github.weightseed.Shape;
import io.github.weightseed.Statistics;
import io.github.weightseed.TensorSource;
import io.github.weightseed.cli.Table.Align;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code sample} prints. */
final class SampleReport {

  private static final int DIGITS = 6;
  private static final int DIGITS_OF_VALUES = 8;
  private static final int FIRST_VALUES = 4;

  private final Console console;

  SampleReport(Console console) {
    this.console = console;
  }

  /** One initializer in full. */
  void one(Sample sample, Backend backend) {
    TensorSource source = sample.source();
    Statistics statistics = sample.statistics();
    console.line(console.bold(sample.call()));
    console.line(
        "shape %s, %s, %s, %s"
            .formatted(
                source.shape(),
                source.dtype(),
                Numbers.count(source.shape().size(), "value"),
                backend));
    console.line();
    Table table = new Table().column("", Align.LEFT).column("", Align.LEFT);
    Fans fans = sample.fans();
    table.row("fan_in", Numbers.grouped(fans.fanIn()));
    table.row("fan_out", Numbers.grouped(fans.fanOut()));
    statistics(table, source, statistics, expected(sample));
    table.print(console);
    Histogram.of(source, statistics, console).forEach(console::line);
  }

  /** The rows of a tensor's statistics and first values. */
  static void statistics(Table table, TensorSource source, Statistics statistics, String expected) {
    table.row("mean", number(statistics.mean()));
    table.row("stddev", number(statistics.stddev()) + expected);
    table.row("min", number(statistics.min()));
    table.row("max", number(statistics.max()));
    table.row("first values", firstValues(source));
  }

  private static String expected(Sample sample) {
    return sample.expectedStddev().isPresent()
        ? "  (expected " + number(sample.expectedStddev().getAsDouble()) + ")"
        : "";
  }

  private static String firstValues(TensorSource source) {
    double[] values = new double[(int) Math.min(FIRST_VALUES, source.shape().size())];
    source.read(0, values.length, values, 0);
    return Arrays.stream(values)
            .mapToObj(value -> Numbers.significant(value, DIGITS_OF_VALUES))
            .collect(Collectors.joining(", "))
        + (values.length < source.shape().size() ? ", ..." : "");
  }

  /** Several initializers in a row each. */
  void several(List<Sample> samples, Shape shape, Backend backend) {
    TensorSource first = samples.get(0).source();
    Fans fans = Fans.of(shape);
    console.line(
        "shape %s, %s, fan_in %s, fan_out %s, %s"
            .formatted(
                shape,
                first.dtype(),
                Numbers.grouped(fans.fanIn()),
                Numbers.grouped(fans.fanOut()),
                backend));
    console.line();
    Table table = new Table().column("Initializer", Align.LEFT);
    for (String title : List.of("Mean", "Stddev", "Expected", "Min", "Max", "Seed")) {
      table.column(title, Align.RIGHT);
    }
    for (Sample sample : samples) {
      Statistics statistics = sample.statistics();
      table.row(
          sample.initializer().className(),
          number(statistics.mean()),
          number(statistics.stddev()),
          sample.expectedStddev().isPresent() ? number(sample.expectedStddev().getAsDouble()) : "",
          number(statistics.min()),
          number(statistics.max()),
          sample.seed().isPresent() ? Long.toString(sample.seed().getAsLong()) : "");
    }
    table.print(console);
  }

  /** The file that was written. */
  void file(Path file) {
    console.line();
    console.line("%s, SHA-256 %s".formatted(file, Sha256.of(file)));
  }

  private static String number(double value) {
    return Numbers.significant(value, DIGITS);
  }
}
