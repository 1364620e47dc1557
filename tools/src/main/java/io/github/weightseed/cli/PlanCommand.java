package io.github.weightseed.cli;

import io.github.weightseed.keras.ModelOptions;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.shape.PartialShape;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed plan}: how a model's weights come about. */
@Command(
    name = "plan",
    description = {
      "Show how each weight of a model is initialized: its initializer, its seed, its fans and where"
          + " they come from, the standard deviation to expect. Nothing is made."
    },
    footer = {
      "",
      "Examples:",
      "  weightseed plan examples/resnet50.json --seed 42",
      "  weightseed plan examples/resnet50.json --seed 42 --json"
    })
final class PlanCommand implements Callable<Integer> {

  @ParentCommand private @Nullable Main main;

  @Parameters(
      paramLabel = "MODEL",
      description = "A .json file of model.to_json(), or a .keras file.")
  private Path model = Path.of("");

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

  @Option(names = "--json", description = "Print JSON.")
  private boolean isJson;

  PlanCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    InitCommand.checkSeed(seed);
    ModelOptions options = ModelOptions.defaults();
    if (inputShape != null) {
      options = options.withInputShape(inputShape);
    }
    ModelPlan plan =
        seed == null ? ModelPlan.read(model, options) : ModelPlan.read(model, seed, options);
    PlanReport report = new PlanReport(plan, console);
    if (isJson) {
      report.json();
    } else {
      report.table();
    }
    return ExitCode.OK;
  }
}
