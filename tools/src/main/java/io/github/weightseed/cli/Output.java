package io.github.weightseed.cli;

import io.github.weightseed.keras.file.WeightFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where weights are to be written.
 *
 * @param path the file or folder
 * @param isFolder whether it was written with a slash at its end
 */
record Output(Path path, boolean isFolder) {

  /** The output that a text on the command line means. */
  static Output of(String text) {
    return new Output(Path.of(text), text.endsWith("/") || text.endsWith("\\"));
  }

  /**
   * The format to write: the one named, else that of a folder, else the one of the file's name.
   *
   * @param name the format's name, if it was given
   * @param possible the formats that the file's name may mean
   * @throws UsageException when there is none
   */
  WeightFormat format(@Nullable String name, List<WeightFormat> possible) {
    if (name == null) {
      return isFolder || (Files.isDirectory(path) && !WeightFile.hasFormat(path, possible))
          ? WeightFormat.NPY_DIRECTORY
          : WeightFile.format(path, possible);
    }
    try {
      return WeightFormat.of(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(Objects.toString(e.getMessage()), e);
    }
  }
}
