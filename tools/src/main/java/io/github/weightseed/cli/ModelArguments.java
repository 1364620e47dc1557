package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.ModelOptions;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.PythonLines;
import io.github.weightseed.keras.shape.PartialShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model whose initial weights are asked for, and the seed of the run. */
final class ModelArguments {

  private static final long LARGEST_SEED = (1L << 32) - 1;

  @Parameters(
      paramLabel = "MODEL",
      description = "A .json file of model.to_json(), or a .keras file.")
  private Path file = Path.of("");

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
      description =
          "The input of a Sequential that was never built, as keras.Input(shape) takes it: without"
              + " the batch, such as 28,28,1 or None,64.")
  private @Nullable PartialShape inputShape;

  ModelArguments() {}

  /** The model's file. */
  Path file() {
    return file;
  }

  /**
   * Refuses a seed that {@code keras.utils.set_random_seed} does not take.
   *
   * @throws UsageException when it is one
   */
  void checkSeed() {
    checkSeed(seed);
  }

  /** The same of a seed, or none. */
  static void checkSeed(@Nullable Long seed) {
    if (seed != null && (seed < 0 || seed > LARGEST_SEED)) {
      throw new UsageException("--seed must be from 0 to %d, got %d".formatted(LARGEST_SEED, seed));
    }
  }

  /** Reads the model. */
  ModelPlan plan() {
    checkSeed();
    ModelOptions options = ModelOptions.defaults();
    if (inputShape != null) {
      options = options.withInputShape(inputShape);
    }
    return seed == null ? ModelPlan.read(file, options) : ModelPlan.read(file, seed, options);
  }

  /** The lines that make the same weights in Python. */
  List<String> python(ModelPlan plan, Backend backend) {
    List<String> lines = new ArrayList<>(PythonLines.of(file, plan.seed(), backend));
    if (inputShape != null) {
      lines.add("model.build(%s)".formatted(inputShape.insert(0, null)));
    }
    return lines;
  }
}
