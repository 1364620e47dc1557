package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.keras.file.NamedWeight;
import io.github.weightseed.keras.file.WeightFileWriter;
import io.github.weightseed.keras.file.WeightFormat;
import io.github.weightseed.keras.file.WeightSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed sample}: what initializers make of a shape. */
@Command(
    name = "sample",
    description = {
      "Show what an initializer makes of a shape: statistics, first values, a histogram.",
      "Several names are compared in a table, and so is one name on all backends."
    },
    footer = {
      "",
      "Examples:",
      "  weightseed sample he_normal --shape 3,3,64,128 --backend jax --seed 42",
      "  weightseed sample random_normal --arg stddev=0.01 --shape 1000 --backend jax",
      "  weightseed sample glorot_uniform he_uniform lecun_uniform --shape 256,256 --backend jax",
      "  weightseed sample glorot_uniform --shape 256,256 --backend all --seed 1337"
    })
final class SampleCommand implements Callable<Integer> {

  /** Those of one tensor without a model. */
  private static final List<WeightFormat> FORMATS =
      List.of(WeightFormat.NPY, WeightFormat.NPZ, WeightFormat.SAFETENSORS);

  @ParentCommand private @Nullable Main main;

  @Parameters(
      paramLabel = "NAME",
      arity = "1..*",
      description = "An initializer by any of Keras' names: he_normal, HeNormal.")
  private List<String> names = List.of();

  @Option(
      names = "--shape",
      required = true,
      paramLabel = "DIMS",
      converter = Converters.OfShape.class,
      description = "The shape, such as 3,3,64,128; empty for a single value (rank 0).")
  private Shape shape = Shape.scalar();

  @Mixin private InitializerOptions options = new InitializerOptions();

  @Mixin private BackendOptions backends = new BackendOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write the values to: .npy, .npz or .safetensors.")
  private @Nullable Path output;

  SampleCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    WeightFormat format = chosenFormat();
    ArgumentValues values = options.arguments();
    if (backends.isAll()) {
      sideBySide(values).print(console);
      return ExitCode.OK;
    }
    Backend backend = backends.backend(console);
    List<Sample> samples = names.stream().map(name -> sample(name, values, backend)).toList();
    warnOfType(samples.get(0).source().dtype(), backend, console);
    if (output != null && format != null) {
      NamedWeight weight = new NamedWeight(names.get(0), samples.get(0).source());
      WeightFileWriter writer = WeightFileWriter.of(format);
      WeightFile.write(WeightSet.of(List.of(weight)), writer, output, console);
    }
    SampleReport report = new SampleReport(console);
    if (samples.size() == 1) {
      report.one(samples.get(0), backend);
    } else {
      report.several(samples, shape, backend);
    }
    if (output != null) {
      report.file(output);
    }
    return ExitCode.OK;
  }

  private SideBySide sideBySide(ArgumentValues values) {
    if (names.size() > 1) {
      throw new UsageException("--backend all is for one initializer, got " + names.size());
    }
    if (output != null) {
      throw new UsageException("-o is for the values of one backend, got all");
    }
    try {
      Initializer initializer = Sample.initializer(names.get(0), values, options.seed());
      return SideBySide.of(initializer, values, shape, options.dtype(), backends.all());
    } catch (IllegalArgumentException e) {
      throw new UsageException(Objects.toString(e.getMessage()), e);
    }
  }

  /** All that an initializer refuses was asked for on the command line. */
  private Sample sample(String name, ArgumentValues values, Backend backend) {
    try {
      return Sample.of(name, values, options.seed(), shape, options.dtype(), backend);
    } catch (IllegalArgumentException e) {
      throw new UsageException(Objects.toString(e.getMessage()), e);
    }
  }

  /** Once, however many the samples: each was asked for in the same type. */
  private void warnOfType(DType made, Backend backend, Console console) {
    boolean isNarrowed = options.dtype().byteSize() == 8 && made.byteSize() == 4;
    if (backend == Backend.JAX && isNarrowed) {
      console.warn(
          "warning: %s does not keep %s, which becomes %s; --x64 keeps it"
              .formatted(backend, options.dtype(), made));
    }
  }

  private @Nullable WeightFormat chosenFormat() {
    if (output == null) {
      return null;
    }
    if (names.size() > 1) {
      throw new UsageException("-o is for the values of one initializer, got " + names.size());
    }
    return WeightFile.format(output, FORMATS);
  }
}
