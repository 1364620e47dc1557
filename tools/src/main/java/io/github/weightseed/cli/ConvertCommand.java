package io.github.weightseed.cli;

import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.StoredWeights;
import io.github.weightseed.keras.file.WeightFileReader;
import io.github.weightseed.keras.file.WeightFileWriter;
import io.github.weightseed.keras.file.WeightFormat;
import io.github.weightseed.keras.file.WeightSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code weightseed convert}: the same weights in another format. */
@Command(
    name = "convert",
    description = {
      "Write the weights of a file to a file of another format.",
      "The bytes of each weight stay as they are. Between HDF5 (.weights.h5, .keras), whose names are"
          + " paths such as layers/dense/vars/0, and the others, whose names are the variables'"
          + " (dense/kernel), the model tells which is which; without it the HDF5 paths stay the"
          + " names."
    },
    footer = {
      "",
      "Examples:",
      "  weightseed convert model.keras model.safetensors",
      "  weightseed convert model.weights.h5 model.npz --model model.json",
      "  weightseed convert model.weights.h5 weights/"
    })
final class ConvertCommand implements Callable<Integer> {

  private static final List<WeightFormat> FORMATS =
      List.of(
          WeightFormat.WEIGHTS_H5,
          WeightFormat.KERAS,
          WeightFormat.SAFETENSORS,
          WeightFormat.NPZ,
          WeightFormat.NPY);

  /** A path of Keras' HDF5 files, which needs no model to be one. */
  private static final Pattern HDF5_PATH = Pattern.compile("(.+/)?vars/[0-9]+");

  @ParentCommand private @Nullable Main main;

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description =
          "The file to read: .weights.h5, .keras, .safetensors, .npz, .npy, .weights.json, or a"
              + " folder of .npy files.")
  private Path in = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      converter = Converters.OfOutput.class,
      description =
          "The file to write: .weights.h5, .keras, .safetensors, .npz or .npy; or FOLDER/, for .npy"
              + " files in it.")
  private Output out = new Output(Path.of(""), false);

  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "weights.h5, keras, safetensors, npz, npy or npy-directory. Default: by OUT's name.")
  private @Nullable String format;

  ConvertCommand() {}

  @Override
  public Integer call() {
    Console console = Objects.requireNonNull(main).console();
    WeightFormat chosen = out.format(format, FORMATS);
    try (WeightFileReader file = WeightFileReader.open(in)) {
      ModelPlan plan = model.plan(file, console);
      WeightSet set = set(file, plan, chosen, console);
      if (chosen == WeightFormat.KERAS && set.config() == null) {
        throw new UsageException(
            "A .keras file holds the model too, which %s does not; --model MODEL gives it"
                .formatted(in));
      }
      Optional<String> sha256 =
          WeightFile.write(set, WeightFileWriter.of(chosen), out.path(), console);
      console.fact("Weights", Numbers.grouped(set.weights().size()));
      WeightFile.facts(out.path(), sha256).forEach(console::fact);
      return ExitCode.OK;
    }
  }

  /** From HDF5 to HDF5 everything stays as it is, an optimizer's state too. */
  private static WeightSet set(
      WeightFileReader file, @Nullable ModelPlan plan, WeightFormat chosen, Console console) {
    WeightSet asItIs = file.weightSet();
    if (isHdf5(chosen) && isHdf5(file.format())) {
      return new WeightSet(
          asItIs.weights(),
          asItIs.groupNames(),
          asItIs.metadata(),
          plan == null ? asItIs.config() : plan.keras3Json());
    }
    if (plan != null) {
      StoredWeights stored = StoredWeights.of(plan, file);
      WeightSet set = stored.weightSet();
      DiffCommand.leaveOut(stored.unused(), "left out", console);
      return set;
    }
    if (isHdf5(chosen)) {
      file.weights().keySet().forEach(ConvertCommand::checkPath);
    }
    return asItIs;
  }

  private static void checkPath(String name) {
    if (!HDF5_PATH.matcher(name).matches()) {
      throw new UsageException(
          "Keras finds weights in HDF5 by paths such as layers/dense/vars/0, got '%s'; --model MODEL tells which is which"
              .formatted(name));
    }
  }

  private static boolean isHdf5(WeightFormat format) {
    return format == WeightFormat.WEIGHTS_H5 || format == WeightFormat.KERAS;
  }
}
