package io.github.weightseed.cli;

import io.github.weightseed.Recommendation;
import io.github.weightseed.explorer.advice.Advisor;
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

/** {@code weightseed advise}: what the guides and papers say about a model's initializers. */
@Command(
    name = "advise",
    description = {
      "Say what Keras' guides and the papers would do otherwise in a model's initial weights: where,"
          + " what, why, what to write instead.",
      "Without a model: which initializers suit an activation, a layer, or both.",
      "The exit code is 0 whatever is found."
    },
    footer = {
      "",
      "Examples:",
      "  weightseed advise examples/resnet50.json",
      "  weightseed advise --activation selu --layer dense",
      "  weightseed advise --layer lstm"
    })
final class AdviseCommand implements Callable<Integer> {

  @ParentCommand private @Nullable Main main;

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..1",
      description = "A .json file of model.to_json(), or a .keras file.")
  private @Nullable Path model;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "An activation by any of Keras' names: relu, LeakyReLU, selu, tanh.")
  private @Nullable String activation;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "A layer's class in any spelling: dense, Conv2D, lstm, batch_normalization.")
  private @Nullable String layer;

  @Option(
      names = "--input-shape",
      paramLabel = "DIMS",
      converter = Converters.OfPartialShape.class,
      description = "The input of a Sequential that was never built, as for init.")
  private @Nullable PartialShape inputShape;

  @Option(names = "--json", description = "Print JSON.")
  private boolean isJson;

  AdviseCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    if (model == null) {
      recommend(console);
    } else {
      advise(model, console);
    }
    return ExitCode.OK;
  }

  private void recommend(Console console) {
    if (activation == null && layer == null) {
      throw new UsageException(
          "A MODEL is missing, or --activation or --layer; see weightseed advise --help");
    }
    if (inputShape != null) {
      throw new UsageException("--input-shape is for a MODEL, got none");
    }
    Recommendation recommendation;
    try {
      recommendation = Recommendation.of(activation, layer);
    } catch (IllegalArgumentException e) {
      throw new UsageException(Objects.toString(e.getMessage()), e);
    }
    RecommendationReport report = new RecommendationReport(recommendation, console);
    if (isJson) {
      report.json();
    } else {
      report.text();
    }
  }

  private void advise(Path file, Console console) {
    if (activation != null || layer != null) {
      throw new UsageException("--activation and --layer are for advice without a MODEL");
    }
    ModelOptions options = ModelOptions.defaults();
    if (inputShape != null) {
      options = options.withInputShape(inputShape);
    }
    ModelPlan plan = ModelPlan.read(file, 0, options); // no advice depends on the seed
    AdviceReport report = new AdviceReport(plan, Advisor.advise(plan), console);
    if (isJson) {
      report.json();
    } else {
      report.text();
    }
  }
}
