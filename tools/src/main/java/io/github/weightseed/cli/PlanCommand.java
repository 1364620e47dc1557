package io.github.weightseed.cli;

import io.github.weightseed.keras.ModelPlan;
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

  @Option(names = "--json", description = "Print JSON.")
  private boolean isJson;

  PlanCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    InitCommand.checkSeed(seed);
    ModelPlan plan = seed == null ? ModelPlan.read(model) : ModelPlan.read(model, seed);
    PlanReport report = new PlanReport(plan, console);
    if (isJson) {
      report.json();
    } else {
      report.table();
    }
    return ExitCode.OK;
  }
}
