package io.github.weightseed.cli;

import io.github.weightseed.TensorSource;
import io.github.weightseed.Weightseed;
import io.github.weightseed.keras.ModelWeights;
import io.github.weightseed.keras.file.NamedWeight;
import io.github.weightseed.keras.file.WeightFileWriter;
import io.github.weightseed.keras.file.WeightFormat;
import io.github.weightseed.keras.file.WeightSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes weight files, with a progress bar where there is a terminal. */
final class WeightFile {

  private WeightFile() {}

  /** Writes a model's weights. */
  static void write(
      ModelWeights weights, WeightFormat format, Path file, int threads, Console console) {
    List<NamedWeight> named =
        weights.weights().stream()
            .map(
                weight ->
                    new NamedWeight(weight.plan().path(), weight.plan().h5Paths(), weight.source()))
            .toList();
    WeightSet set = new WeightSet(named, weights.h5Groups(), metadata(weights));
    write(set, WeightFileWriter.of(format).withThreads(threads), file, console);
  }

  /** Writes one tensor as a {@code .npy} file. */
  static void write(String name, TensorSource source, Path file, Console console) {
    WeightSet set = WeightSet.of(List.of(new NamedWeight(name, source)));
    write(set, WeightFileWriter.of(WeightFormat.NPY), file, console);
  }

  private static void write(WeightSet set, WeightFileWriter writer, Path file, Console console) {
    if (!console.hasBar()) {
      writer.write(set, file);
      return;
    }
    try (Bar bar = new Bar(String.valueOf(file.getFileName()), console)) {
      writer.withProgress(bar::update).write(set, file);
    }
  }

  /** What safetensors records: how to make the same weights again. */
  private static Map<String, String> metadata(ModelWeights weights) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("reference", Weightseed.reference() + "/" + weights.backend().reference());
    metadata.put("backend", weights.backend().kerasName());
    metadata.put("seed", Long.toString(weights.seed()));
    metadata.put("weightseed", Version.ofProgram());
    return metadata;
  }
}
