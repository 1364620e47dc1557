package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Fans;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.cli.Table.Align;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * One initializer's values on several backends: a column each.
 *
 * @param samples what each backend makes, at least one
 * @param refusals what the others say instead
 */
record SideBySide(Map<Backend, Sample> samples, Map<Backend, String> refusals) {

  private static final int DIGITS = 6;
  private static final int DIGITS_OF_VALUES = 8;
  private static final int FIRST_VALUES = 4;

  /**
   * Makes the values, with one seed for all.
   *
   * @param arguments those that the initializer was made with
   * @throws IllegalArgumentException when every backend refuses: what the first one says
   */
  static SideBySide of(
      Initializer initializer,
      ArgumentValues arguments,
      Shape shape,
      DType dtype,
      List<Backend> backends) {
    Map<Backend, Sample> samples = new LinkedHashMap<>();
    Map<Backend, String> refusals = new LinkedHashMap<>();
    for (Backend backend : backends) {
      try {
        samples.put(backend, Sample.of(initializer, arguments, shape, dtype, backend));
      } catch (IllegalArgumentException e) {
        refusals.put(backend, Objects.toString(e.getMessage()));
      }
    }
    if (samples.isEmpty()) {
      throw new IllegalArgumentException(refusals.values().iterator().next());
    }
    return new SideBySide(samples, refusals);
  }

  /** Writes it. */
  void print(Console console) {
    Sample first = samples.values().iterator().next();
    Shape shape = first.source().shape();
    Fans fans = first.fans();
    console.line(console.bold(first.call()));
    console.line(
        "shape %s, %s, fan_in %s, fan_out %s"
            .formatted(
                shape,
                Numbers.count(shape.size(), "value"),
                Numbers.grouped(fans.fanIn()),
                Numbers.grouped(fans.fanOut())));
    console.line();
    Table table = new Table().column("", Align.LEFT);
    samples.keySet().forEach(backend -> table.column(backend.kerasName(), Align.RIGHT));
    row(table, "dtype", sample -> sample.source().dtype().kerasName());
    row(table, "mean", sample -> number(sample.statistics().mean()));
    row(table, "stddev", sample -> number(sample.statistics().stddev()));
    if (first.expectedStddev().isPresent()) {
      row(table, "(expected)", sample -> number(sample.expectedStddev().orElseThrow()));
    }
    row(table, "min", sample -> number(sample.statistics().min()));
    row(table, "max", sample -> number(sample.statistics().max()));
    for (int i = 0; i < Math.min(FIRST_VALUES, shape.size()); i++) {
      int index = i;
      row(table, "value " + i, sample -> value(sample.source(), index));
    }
    table.print(console);
    if (!refusals.isEmpty()) {
      console.line();
      refusals.forEach((backend, text) -> console.line(backend + " refuses: " + text));
    }
  }

  private void row(Table table, String title, Function<Sample, String> cell) {
    List<String> cells = new ArrayList<>(List.of(title));
    samples.values().forEach(sample -> cells.add(cell.apply(sample)));
    table.row(cells.toArray(String[]::new));
  }

  private static String number(double value) {
    return Numbers.significant(value, DIGITS);
  }

  private static String value(TensorSource source, long index) {
    double[] value = new double[1];
    source.read(index, 1, value, 0);
    return Numbers.significant(value[0], DIGITS_OF_VALUES);
  }
}
