package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.ModelOptions;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PythonLines;
import io.github.weightseed.keras.shape.PartialShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Parameters(
      paramLabel = "MODEL",
      description = "A .json file of model.to_json(), or a .keras file.")
  private Path model = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The page to write, .html.")
  private Path output = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Converters.OfInteger.class,
      description = "As in keras.utils.set_random_seed(N): 0 to 4294967295. Default: drawn.")
  private @Nullable Long seed;

  @Option(
      names = "--input-shape",
      paramLabel = "DIMS",
      converter = Converters.OfPartialShape.class,
      description = "The input of a Sequential that was never built, as for init.")
  private @Nullable PartialShape inputShape;

  @Mixin private BackendOptions backends = new BackendOptions();

  ReportCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    InitCommand.checkSeed(seed);
    String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".html") && !name.endsWith(".htm")) {
      throw new UsageException("The page's name must end in .html, got '%s'".formatted(output));
    }
    Backend backend = backends.backend(console);
    ModelOptions options = ModelOptions.defaults();
    List<String> python = new ArrayList<>();
    if (inputShape != null) {
      options = options.withInputShape(inputShape);
    }
    ModelPlan plan =
        seed == null ? ModelPlan.read(model, options) : ModelPlan.read(model, seed, options);
    python.addAll(PythonLines.of(model, plan.seed(), backend));
    if (inputShape != null) {
      python.add("model.build(%s)".formatted(inputShape.insert(0, null)));
    }
    ReportFile.write(plan, backend, python, output, console);
    console.fact("Model", "%s (%s)".formatted(plan.name(), plan.className()));
    console.fact("Seed", Long.toString(plan.seed()));
    WeightFile.facts(output).forEach(console::fact);
    return ExitCode.OK;
  }
}
