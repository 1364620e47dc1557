package io.github.weightseed.cli;

import io.github.weightseed.Seed;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PlannedWeight;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What {@code init} prints. */
final class InitReport {

  private static final int MOST_DIFFERENCES = 10;

  private final Console console;

  InitReport(Console console) {
    this.console = console;
  }

  /** The table and its totals. */
  void plan(ModelPlan plan) {
    WeightTable table = new WeightTable(plan, console);
    table.print();
    console.line();
    long layers = plan.layers().stream().filter(layer -> !layer.weights().isEmpty()).count();
    fact(
        "Model",
        "%s (%s), %s in %s of %s layers"
            .formatted(
                plan.name(),
                plan.className(),
                Numbers.count(plan.weights().size(), "weight"),
                Numbers.grouped(layers),
                Numbers.grouped(plan.layers().size())));
    fact(
        "Parameters",
        "%s (%s trainable), %s of %s"
            .formatted(
                Numbers.grouped(plan.parameters()),
                Numbers.grouped(parameters(plan, PlannedWeight::trainable)),
                Numbers.bytes(bytes(plan)),
                table.dtypes()));
    fact("Seed", seeds(plan));
  }

  private static long parameters(ModelPlan plan, Predicate<PlannedWeight> which) {
    return plan.weights().stream().filter(which).mapToLong(PlannedWeight::parameters).sum();
  }

  private static long bytes(ModelPlan plan) {
    return plan.weights().stream()
        .mapToLong(weight -> weight.parameters() * weight.dtype().byteSize())
        .sum();
  }

  private static String seeds(ModelPlan plan) {
    long drawn =
        plan.weights().stream().filter(weight -> weight.seed() instanceof Seed.Drawn).count();
    long given =
        plan.weights().stream()
            .filter(weight -> weight.seed() != null && !(weight.seed() instanceof Seed.Drawn))
            .count();
    StringJoiner sentence = new StringJoiner("; ", plan.seed() + "; ", "");
    if (drawn > 0) {
      sentence.add(Numbers.count(drawn, "weight") + " get their seeds from it");
    }
    if (given > 0) {
      sentence.add(Numbers.grouped(given) + " have one in the model's config");
    }
    return sentence.setEmptyValue(Long.toString(plan.seed())).toString();
  }

  /** What is told of the file that was written. */
  void file(Map<String, String> facts) {
    facts.forEach(this::fact);
  }

  /** The lines of Python. */
  void python(List<String> lines) {
    console.line();
    console.line(console.bold("The same weights in Python"));
    lines.forEach(line -> console.line("  " + line));
  }

  /** Tells that the fingerprints are of another run. */
  void nothingCompared(Proof proof) {
    console.line();
    console.line("Nothing compared: %s is of %s".formatted(proof.file(), proof.run()));
  }

  /** The outcome of the comparison. */
  void verdict(Proof proof, Proof.Verdict verdict) {
    List<String> different = verdict.different();
    String result =
        "%d of %d weights equal Keras %s's"
            .formatted(verdict.equal(), verdict.count(), proof.kerasVersion());
    console.line();
    console.line(
        (verdict.isGood() ? console.good(result) : console.bad(result))
            + console.faint(" (" + proof.file() + ")"));
    List<String> notCompared = verdict.notCompared();
    if (!notCompared.isEmpty()) {
      console.line(
          "%s not compared, as the last bits depend on Keras' machine: %s"
              .formatted(
                  Numbers.count(notCompared.size(), "weight"),
                  String.join(", ", new TreeSet<>(notCompared))));
    }
    different.stream().limit(MOST_DIFFERENCES).forEach(line -> console.line("  " + line));
    if (different.size() > MOST_DIFFERENCES) {
      console.line("  and %d more".formatted(different.size() - MOST_DIFFERENCES));
    }
  }

  private void fact(String name, String value) {
    console.fact(name, value);
  }
}
