package io.github.weightseed.cli;

import io.github.weightseed.keras.file.WeightFileWriter;
import io.github.weightseed.keras.file.WeightFormat;
import io.github.weightseed.keras.file.WeightSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes weight files, with a progress bar where there is a terminal. */
final class WeightFile {

  private WeightFile() {}

  /**
   * The format of a file, by its name.
   *
   * @param possible the formats that can hold what is to be written
   * @throws UsageException when the name ends in none of them
   */
  static WeightFormat format(Path file, List<WeightFormat> possible) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return possible.stream()
        .filter(format -> name.endsWith(format.extension()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "The file's name must end in one of %s, got '%s'"
                        .formatted(
                            possible.stream()
                                .map(WeightFormat::extension)
                                .collect(Collectors.joining(", ")),
                            file)));
  }

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
