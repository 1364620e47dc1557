package io.github.weightseed.cli;

import io.github.weightseed.keras.file.WeightFileWriter;
import io.github.weightseed.keras.file.WeightSet;
import java.nio.file.Path;

/** Writes weight files, with a progress bar where there is a terminal. */
final class WeightFile {

  private WeightFile() {}

  /** Writes a file. */
  static void write(WeightSet weights, WeightFileWriter writer, Path file, Console console) {
    if (!console.hasBar()) {
      writer.write(weights, file);
      return;
    }
    try (Bar bar = new Bar(String.valueOf(file.getFileName()), console)) {
      writer.withProgress(bar::update).write(weights, file);
    }
  }
}
