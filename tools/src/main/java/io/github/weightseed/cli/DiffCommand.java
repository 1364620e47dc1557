package io.github.weightseed.cli;

import io.github.weightseed.TensorSource;
import io.github.weightseed.cli.Table.Align;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.StoredWeights;
import io.github.weightseed.keras.file.NamedWeight;
import io.github.weightseed.keras.file.TensorDifference;
import io.github.weightseed.keras.file.WeightFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed diff}: whether two files hold the same weights. */
@Command(
    name = "diff",
    description = {
      "Compare the weights of two files, of any formats: the bits, the largest difference in units"
          + " in the last place, the largest absolute difference.",
      "Exit code 0: all are equal, 1: some are not."
    },
    footer = {
      "",
      "Examples:",
      "  weightseed diff a.weights.h5 b.weights.h5",
      "  weightseed diff a.weights.h5 b.safetensors --model model.json"
    })
final class DiffCommand implements Callable<Integer> {

  private static final int DIGITS = 4;
  private static final int MOST_LEFT_OUT = 3;

  @ParentCommand private @Nullable Main main;

  @Parameters(index = "0", paramLabel = "A", description = "A weight file.")
  private Path pathOfA = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "Another.")
  private Path pathOfB = Path.of("");

  @Mixin private ModelOption model = new ModelOption();

  @Option(names = "--all", description = "Show the equal weights too.")
  private boolean isAll;

  DiffCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    try (WeightFileReader a = WeightFileReader.open(pathOfA);
        WeightFileReader b = WeightFileReader.open(pathOfB)) {
      ModelPlan plan = model.plan(a, console);
      if (plan == null) {
        plan = model.plan(b, console);
      }
      Map<String, TensorSource> ofA = named(a, plan);
      Map<String, TensorSource> ofB = named(b, plan);
      if (plan != null) {
        List<String> others = new ArrayList<>(StoredWeights.of(plan, a).unused());
        others.addAll(StoredWeights.of(plan, b).unused());
        others.removeIf(name -> ofA.containsKey(name) && ofB.containsKey(name));
        leaveOut(others, "not compared", console);
        ofA.keySet().removeAll(others);
        ofB.keySet().removeAll(others);
      }
      return report(ofA, ofB, console) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  /** Warns of names in a file that its model does not have, such as an optimizer's. */
  static void leaveOut(List<String> names, String what, Console console) {
    if (!names.isEmpty()) {
      console.warn(
          "warning: %s, as the model has no such weight: %s%s"
              .formatted(
                  what,
                  String.join(", ", names.subList(0, Math.min(MOST_LEFT_OUT, names.size()))),
                  names.size() > MOST_LEFT_OUT
                      ? " and %d more".formatted(names.size() - MOST_LEFT_OUT)
                      : ""));
    }
  }

  /** A file's weights by the names that both files have. */
  private static Map<String, TensorSource> named(WeightFileReader file, @Nullable ModelPlan plan) {
    if (plan == null) {
      return new LinkedHashMap<>(file.weights());
    }
    StoredWeights stored = StoredWeights.of(plan, file);
    Set<String> paths = new LinkedHashSet<>();
    boolean isUnique = plan.weights().stream().allMatch(weight -> paths.add(weight.path()));
    Map<String, TensorSource> named = new LinkedHashMap<>();
    for (NamedWeight weight : stored.found()) {
      named.put(isUnique ? weight.path() : weight.hdf5Paths().get(0), weight.source());
    }
    stored.unused().forEach(name -> named.put(name, file.weight(name)));
    return named;
  }

  private boolean report(
      Map<String, TensorSource> a, Map<String, TensorSource> b, Console console) {
    if (!a.isEmpty() && !b.isEmpty() && Collections.disjoint(a.keySet(), b.keySet())) {
      throw new UsageException(
          "The files have no name in common ('%s' in one, '%s' in the other); --model MODEL tells which is which"
              .formatted(a.keySet().iterator().next(), b.keySet().iterator().next()));
    }
    Table table =
        new Table()
            .column("Weight", Align.LEFT)
            .column("Difference", Align.LEFT)
            .column("Values", Align.RIGHT)
            .column("Largest ulp", Align.RIGHT)
            .column("Largest", Align.RIGHT);
    Set<String> names = new LinkedHashSet<>(a.keySet());
    names.addAll(b.keySet());
    int equal = 0;
    for (String name : names) {
      TensorSource ofA = a.get(name);
      TensorSource ofB = b.get(name);
      boolean isEqual = ofA != null && ofB != null && row(table, name, ofA, ofB);
      equal += isEqual ? 1 : 0;
      if (ofA == null || ofB == null) {
        table.row(name, "only in " + (ofA == null ? pathOfB : pathOfA), "", "", "");
      }
    }
    boolean isGood = equal == names.size();
    if (!isGood || isAll) {
      table.print(console);
      console.line();
    }
    String result = "%d of %s equal".formatted(equal, Numbers.count(names.size(), "weight"));
    console.line(isGood ? console.good(result) : console.bad(result));
    return isGood;
  }

  /** Adds a row, unless there is nothing to say; gives whether the weights are equal. */
  private boolean row(Table table, String name, TensorSource a, TensorSource b) {
    if (!a.shape().equals(b.shape())) {
      table.row(name, "shape %s and %s".formatted(a.shape(), b.shape()), "", "", "");
      return false;
    }
    TensorDifference difference = TensorDifference.of(a, b);
    boolean isOneType = a.dtype() == b.dtype();
    if (difference.isNone() && isOneType) {
      if (isAll) {
        table.row(name, "none", "0", "0", "0");
      }
      return true;
    }
    table.row(
        name,
        isOneType ? "values" : "%s and %s".formatted(a.dtype(), b.dtype()),
        Numbers.grouped(difference.count()),
        difference.largestUlp().isPresent()
            ? Numbers.grouped(difference.largestUlp().getAsLong())
            : "",
        Numbers.significant(difference.largestAbsolute(), DIGITS));
    return false;
  }
}
