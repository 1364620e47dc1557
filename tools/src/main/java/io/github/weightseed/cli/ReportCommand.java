package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.ModelPlan;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed report}: a page about a model's initial weights. */
@Command(
    name = "report",
    description = {
      "Write a page about a model's initial weights: findings, then each weight with its initializer,"
          + " fans, standard deviation to expect and drawn, and a small histogram.",
      "It is one file that needs no other and no network."
    },
    footer = {
      "",
      "Example:",
      "  weightseed report examples/resnet50.json --backend jax --seed 42 -o report.html"
    })
final class ReportCommand implements Callable<Integer> {

  @ParentCommand private @Nullable Main main;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The page to write, .html.")
  private Path output = Path.of("");

  @Mixin private ModelArguments model = new ModelArguments();

  @Mixin private BackendOptions backends = new BackendOptions();

  ReportCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    model.checkSeed();
    String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".html") && !name.endsWith(".htm")) {
      throw new UsageException("The page's name must end in .html, got '%s'".formatted(output));
    }
    Backend backend = backends.backend(console);
    ModelPlan plan = model.plan();
    ReportFile.write(plan, backend, model.python(plan, backend), output, console);
    console.fact("Model", "%s (%s)".formatted(plan.name(), plan.className()));
    console.fact("Seed", Long.toString(plan.seed()));
    WeightFile.facts(output).forEach(console::fact);
    return ExitCode.OK;
  }
}
