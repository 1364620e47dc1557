package io.github.weightseed.cli;

import io.github.weightseed.RandomState;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed signal}: a signal's way through depth. What computes is loaded as it runs. */
@Command(
    name = "signal",
    description = {
      "Send a signal through many equal layers and its gradient back: the variance of both, layer by"
          + " layer. It should neither fade nor grow.",
      "It is the experiment of Glorot and Bengio (2010) and of He et al. (2015)."
    },
    footer = {
      "",
      "Examples:",
      "  weightseed signal --depth 50 --width 256 --activation relu --init he_normal,glorot_uniform",
      "  weightseed signal --activation selu --init lecun_normal,he_normal -o selu.png",
      "  weightseed signal --activation tanh --init glorot_normal --seed 1 --json"
    })
final class SignalCommand implements Callable<Integer> {

  @ParentCommand private @Nullable Main main;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "How many layers. Default: ${DEFAULT-VALUE}.")
  private int depth = 50;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "How many units in each layer, and in the input. Default: ${DEFAULT-VALUE}.")
  private int width = 256;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description =
          "linear, tanh, sigmoid, relu, leaky_relu, elu, selu, gelu or silu, with Keras' constants."
              + " Default: ${DEFAULT-VALUE}.")
  private String activation = "relu";

  @Option(
      names = "--init",
      paramLabel = "NAMES",
      split = ",",
      description =
          "The initializers to compare, with commas between them. Default:"
              + " he_normal,glorot_uniform,orthogonal.")
  private List<String> names = List.of("he_normal", "glorot_uniform", "orthogonal");

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Converters.OfInteger.class,
      description = "As in keras.utils.set_random_seed(N): 0 to 4294967295. Default: drawn.")
  private @Nullable Long seed;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "How many examples. Default: ${DEFAULT-VALUE}.")
  private int batch = 64;

  @Mixin private BackendOptions backends = new BackendOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean isJson;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The picture to write: .png or .svg. Default: none.")
  private @Nullable Path output;

  SignalCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    ModelArguments.checkSeed(seed);
    long used = seed == null ? RandomState.current().nextSeed() : seed;
    Signals signals =
        Signals.of(depth, width, activation, names, backends.backend(console), used, batch, output);
    SignalReport report = new SignalReport(signals.run(console), console);
    if (isJson) {
      report.json();
    } else {
      report.table();
    }
    if (output != null) {
      report.plot(output, !isJson);
    }
    return ExitCode.OK;
  }
}
