package io.github.weightseed.cli;

import io.github.weightseed.DType;
import io.github.weightseed.Statistics;
import io.github.weightseed.TensorSource;
import io.github.weightseed.cli.Table.Align;
import io.github.weightseed.keras.file.WeightFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed inspect}: what is in a weight file. */
@Command(
    name = "inspect",
    description = {
      "Show what is in a weight file: names, shapes, statistics, small histograms.",
      "With the name of a weight, show that one in full."
    },
    footer = {
      "",
      "Examples:",
      "  weightseed inspect resnet50.weights.h5",
      "  weightseed inspect resnet50.weights.h5 layers/conv2d/vars/0"
    })
final class InspectCommand implements Callable<Integer> {

  private static final int DIGITS = 3;

  @ParentCommand private @Nullable Main main;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description =
          "A .weights.h5, .keras, .safetensors, .npz, .npy or .weights.json file, or a folder of"
              + " .npy files.")
  private Path path = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WEIGHT",
      description = "A weight's name in the file.")
  private @Nullable String weight;

  InspectCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    try (WeightFileReader file = WeightFileReader.open(path)) {
      if (weight == null) {
        all(file, console);
      } else {
        one(weight, file.weight(weight), console);
      }
      return ExitCode.OK;
    }
  }

  private static void one(String name, TensorSource source, Console console) {
    Statistics statistics = Statistics.of(source);
    console.line(console.bold(name));
    console.line(
        "shape %s, %s, %s"
            .formatted(
                source.shape(), source.dtype(), Numbers.count(source.shape().size(), "value")));
    console.line();
    Table table = new Table().column("", Align.LEFT).column("", Align.LEFT);
    SampleReport.statistics(table, source, statistics, "");
    table.print(console);
    Histogram.of(source, statistics, console).forEach(console::line);
  }

  private static void all(WeightFileReader file, Console console) {
    Set<DType> dtypes =
        file.weights().values().stream().map(TensorSource::dtype).collect(Collectors.toSet());
    boolean isWide = console.isUnbounded();
    Table table = isWide ? new Table() : new Table().indented();
    table.column("Weight", Align.LEFT).column("Shape", Align.LEFT);
    if (dtypes.size() > 1) {
      table.column("Type", Align.LEFT);
    }
    for (String title : List.of("Mean", "Stddev", "Min", "Max")) {
      table.column(title, Align.RIGHT);
    }
    table.column("Values", Align.LEFT);
    String last = "";
    for (var entry : file.weights().entrySet()) {
      String name = entry.getKey();
      String group = name.substring(0, Math.max(0, name.lastIndexOf('/')));
      if (!isWide && !group.equals(last)) {
        table.heading(group);
      }
      last = group;
      String shown = isWide || group.isEmpty() ? name : name.substring(group.length() + 1);
      table.row(cells(shown, entry.getValue(), dtypes.size() > 1, console));
    }
    table.print(console);
    console.line();
    long parameters =
        file.weights().values().stream().mapToLong(source -> source.shape().size()).sum();
    console.fact("File", "%s (%s)".formatted(file.file(), file.format()));
    console.fact("Weights", Numbers.grouped(file.weights().size()));
    console.fact(
        "Parameters",
        Numbers.grouped(parameters)
            + (dtypes.size() == 1 ? " of " + dtypes.iterator().next() : ""));
    file.metadata().forEach((key, value) -> console.fact(key, value));
  }

  private static String[] cells(
      String name, TensorSource source, boolean hasType, Console console) {
    Statistics statistics = Statistics.of(source);
    List<String> cells = new ArrayList<>(List.of(name, source.shape().toString()));
    if (hasType) {
      cells.add(source.dtype().toString());
    }
    for (double number :
        new double[] {statistics.mean(), statistics.stddev(), statistics.min(), statistics.max()}) {
      cells.add(Numbers.significant(number, DIGITS));
    }
    cells.add(Histogram.small(source, statistics, console));
    return cells.toArray(String[]::new);
  }
}
