package io.github.weightseed.cli;

import io.github.weightseed.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an initializer is asked for besides a shape and a backend. */
final class InitializerOptions {

  @Option(
      names = "--dtype",
      paramLabel = "NAME",
      converter = Converters.OfDType.class,
      description = "The type of the values. Default: float32.")
  private DType dtype = DType.FLOAT32;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Converters.OfInteger.class,
      description = "The initializer's own seed. Default: drawn.")
  private @Nullable Long seed;

  @Option(
      names = "--arg",
      paramLabel = "NAME=VALUE",
      description = "An argument of the initializer, such as stddev=0.01, mode=fan_out, gain=2.")
  private List<String> arguments = List.of();

  InitializerOptions() {}

  DType dtype() {
    return dtype;
  }

  @Nullable Long seed() {
    return seed;
  }

  /**
   * The arguments.
   *
   * @throws UsageException when one is not as it must be
   */
  ArgumentValues arguments() {
    return ArgumentValues.parse(arguments);
  }
}
