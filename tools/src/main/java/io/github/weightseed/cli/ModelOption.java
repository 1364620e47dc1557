package io.github.weightseed.cli;

import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.file.WeightFileReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The model whose weights are in a file: {@code --model}, else the one in a {@code .keras} file.
 */
final class ModelOption {

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "The model whose weights they are, a .json or .keras file. Default: the one in a .keras"
              + " file.")
  private @Nullable Path model;

  ModelOption() {}

  /**
   * The model; null when none is known. Its seed does not matter.
   *
   * @throws IllegalArgumentException when the file that the option names has none
   */
  @Nullable ModelPlan plan(WeightFileReader file, Console console) {
    if (model != null) {
      return ModelPlan.read(model, 0);
    }
    String config = file.config();
    if (config == null) {
      return null;
    }
    try {
      return ModelPlan.of(config, 0);
    } catch (IllegalArgumentException e) {
      console.warn(
          "warning: only the HDF5 paths of the weights in %s are known, as its model cannot be read: %s"
              .formatted(file.file(), e.getMessage()));
      return null;
    }
  }
}
