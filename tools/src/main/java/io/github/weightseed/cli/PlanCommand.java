package io.github.weightseed.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Mixin private ModelArguments model = new ModelArguments();

  @Option(names = "--json", description = "Print JSON.")
  private boolean isJson;

  PlanCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    PlanReport report = new PlanReport(model.plan(), console);
    if (isJson) {
      report.json();
    } else {
      report.table();
    }
    return ExitCode.OK;
  }
}
