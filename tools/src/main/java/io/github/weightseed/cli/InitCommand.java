package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.ModelWeights;
import io.github.weightseed.keras.file.WeightFileWriter;
import io.github.weightseed.keras.file.WeightFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  /** Those of any number of weights. */
  private static final List<WeightFormat> FORMATS =
      List.of(
          WeightFormat.WEIGHTS_H5, WeightFormat.KERAS, WeightFormat.SAFETENSORS, WeightFormat.NPZ);

  @ParentCommand private @Nullable Main main;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      converter = Converters.OfOutput.class,
      description =
          "The file to write: .weights.h5, .keras, .safetensors or .npz; or FOLDER/, for .npy"
              + " files in it.")
  private @Nullable Output output;

  @Mixin private ModelArguments model = new ModelArguments();

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
      new InitReport(console).plan(model.plan());
      return ExitCode.OK;
    }
    Backend backend = backends.backend(console);
    ModelPlan plan = model.plan();
    Proof proof = proof(backend, plan);
    ModelWeights weights = plan.initialize(backend);
    weights.warnings().forEach(warning -> console.warn("warning: " + warning));
    CompletableFuture<Map<String, String>> written = CompletableFuture.completedFuture(Map.of());
    if (output != null && chosen != null) {
      Path file = output.path();
      WeightFileWriter writer = WeightFileWriter.of(chosen).withThreads(threads);
      Optional<String> sha256 = WeightFile.write(weights.weightSet(), writer, file, console);
      // The SHA-256 may take as long as the table, and they need not wait for each other.
      written = CompletableFuture.supplyAsync(() -> WeightFile.facts(file, sha256));
    }
    InitReport report = new InitReport(console);
    report.plan(plan);
    report.file(written.join());
    report.python(model.python(plan, backend));
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

  private void checkNumbers() {
    model.checkSeed();
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

  private @Nullable Proof proof(Backend backend, ModelPlan plan) {
    if (verify == null) {
      Path besides = Proof.besides(model.file(), backend);
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
