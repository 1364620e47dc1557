package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.ModelOptions;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.ModelWeights;
import io.github.weightseed.keras.PythonLines;
import io.github.weightseed.keras.file.WeightFileWriter;
import io.github.weightseed.keras.file.WeightFormat;
import io.github.weightseed.keras.shape.PartialShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed init}: a model's initial weights, as a table and as a file. */
@Command(
    name = "init",
    description = {
      "Show a Keras model's initial weights; with -o, write them to a file.",
      "They are those of keras.utils.set_random_seed(N) and model_from_json. Seeds in the model's"
          + " own config win."
    },
    footer = {
      "",
      "Example:",
      "  weightseed init examples/resnet50.json --backend jax --seed 42 -o resnet50.weights.h5",
      "",
      "A file MODEL.BACKEND.fingerprints beside the model (without the model's own extension) is",
      "compared with the weights without being asked for."
    })
final class InitCommand implements Callable<Integer> {

  private static final long LARGEST_SEED = (1L << 32) - 1;

  /** Those of any number of weights. */
  private static final List<WeightFormat> FORMATS =
      List.of(
          WeightFormat.WEIGHTS_H5, WeightFormat.KERAS, WeightFormat.SAFETENSORS, WeightFormat.NPZ);

  @ParentCommand private @Nullable Main main;

  @Parameters(
      paramLabel = "MODEL",
      description = "A .json file of model.to_json(), or a .keras file.")
  private Path model = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      converter = Converters.OfOutput.class,
      description =
          "The file to write: .weights.h5, .keras, .safetensors or .npz; or FOLDER/, for .npy"
              + " files in it.")
  private @Nullable Output output;

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

  @Mixin private BackendOptions backends = new BackendOptions();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "weights.h5, keras, safetensors, npz or npy-directory. Default: by the file's name.")
  private @Nullable String format;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads write the file. Default: one a processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--verify",
      paramLabel = "FILE",
      description = "Compare each weight with its SHA-256 in this file of fingerprints.")
  private @Nullable Path verify;

  InitCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    checkNumbers();
    WeightFormat chosen = chosenFormat();
    boolean makesValues = output != null || verify != null;
    if (!makesValues) {
      if (backends.isNamed()) {
        backends.backend(console);
      }
      new InitReport(console).plan(plan());
      return ExitCode.OK;
    }
    Backend backend = backends.backend(console);
    ModelPlan plan = plan();
    Proof proof = proof(backend, plan);
    ModelWeights weights = plan.initialize(backend);
    weights.warnings().forEach(warning -> console.warn("warning: " + warning));
    CompletableFuture<Map<String, String>> written = CompletableFuture.completedFuture(Map.of());
    if (output != null && chosen != null) {
      Path file = output.path();
      WeightFileWriter writer = WeightFileWriter.of(chosen).withThreads(threads);
      WeightFile.write(weights.weightSet(), writer, file, console);
      // The SHA-256 takes as long as the table, and they need not wait for each other.
      written = CompletableFuture.supplyAsync(() -> WeightFile.facts(file));
    }
    InitReport report = new InitReport(console);
    report.plan(plan);
    report.file(written.join());
    report.python(python(plan, backend));
    if (proof == null) {
      return ExitCode.OK;
    }
    if (!proof.isOf(backend, plan.seed())) {
      report.nothingCompared(proof);
      return ExitCode.OK;
    }
    Proof.Verdict verdict = proof.compare(weights);
    report.verdict(proof, verdict);
    return verdict.isGood() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private List<String> python(ModelPlan plan, Backend backend) {
    List<String> lines = new ArrayList<>(PythonLines.of(model, plan.seed(), backend));
    if (inputShape != null) {
      lines.add("model.build(%s)".formatted(inputShape.insert(0, null)));
    }
    return lines;
  }

  /** A seed that {@code keras.utils.set_random_seed} takes, or none. */
  static void checkSeed(@Nullable Long seed) {
    if (seed != null && (seed < 0 || seed > LARGEST_SEED)) {
      throw new UsageException("--seed must be from 0 to %d, got %d".formatted(LARGEST_SEED, seed));
    }
  }

  private void checkNumbers() {
    checkSeed(seed);
    if (threads < 1) {
      throw new UsageException("--threads must be at least 1, got " + threads);
    }
  }

  private @Nullable WeightFormat chosenFormat() {
    if (output == null) {
      if (format != null) {
        throw new UsageException("--format is for the file that -o names");
      }
      return null;
    }
    return output.format(format, FORMATS);
  }

  private ModelPlan plan() {
    ModelOptions options = ModelOptions.defaults();
    if (inputShape != null) {
      options = options.withInputShape(inputShape);
    }
    return seed == null ? ModelPlan.read(model, options) : ModelPlan.read(model, seed, options);
  }

  private @Nullable Proof proof(Backend backend, ModelPlan plan) {
    if (verify == null) {
      Path besides = Proof.besides(model, backend);
      return Files.exists(besides) ? Proof.read(besides) : null;
    }
    Proof proof = Proof.read(verify);
    if (!proof.isOf(backend, plan.seed())) {
      throw new UsageException(
          "%s is of %s, got backend %s and seed %d"
              .formatted(verify, proof.run(), backend, plan.seed()));
    }
    return proof;
  }
}
