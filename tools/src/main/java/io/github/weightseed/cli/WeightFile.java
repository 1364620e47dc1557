package io.github.weightseed.cli;

import io.github.weightseed.keras.file.WeightFileWriter;
import io.github.weightseed.keras.file.WeightFormat;
import io.github.weightseed.keras.file.WeightSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes weight files, with a progress bar where there is a terminal. */
final class WeightFile {

  /**
   * When what is built is said to be built: see reproducible-builds.org/specs/source-date-epoch.
   */
  private static final String DATE = "SOURCE_DATE_EPOCH";

  private WeightFile() {}

  /**
   * The format of a file, by its name.
   *
   * @param possible the formats that can hold what is to be written
   * @throws UsageException when the name ends in none of them
   */
  static WeightFormat format(Path file, List<WeightFormat> possible) {
    return find(file, possible)
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

  /** Whether a file's name ends in one of some formats. */
  static boolean hasFormat(Path file, List<WeightFormat> possible) {
    return find(file, possible).isPresent();
  }

  private static Optional<WeightFormat> find(Path file, List<WeightFormat> possible) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return possible.stream().filter(format -> name.endsWith(format.extension())).findFirst();
  }

  /** Writes a file; one of Keras' gets the date in SOURCE_DATE_EPOCH, if there is one. */
  static void write(WeightSet weights, WeightFileWriter writer, Path file, Console console) {
    WeightFileWriter dated = dated(writer, console.environment().getOrDefault(DATE, ""));
    if (!console.hasBar()) {
      dated.write(weights, file);
      return;
    }
    try (Bar bar = new Bar(String.valueOf(file.getFileName()), console)) {
      dated.withProgress(bar::update).write(weights, file);
    }
  }

  private static WeightFileWriter dated(WeightFileWriter writer, String seconds) {
    if (seconds.isEmpty()) {
      return writer;
    }
    if (!seconds.matches("[0-9]{1,11}")) {
      throw new UsageException(
          DATE + " must be a whole number of seconds since 1970, got '" + seconds + "'");
    }
    return writer.withDateSaved(Instant.ofEpochSecond(Long.parseLong(seconds)));
  }

  /**
   * How a file is told: its name, its bytes, and its SHA-256 in a second line; a folder has none.
   */
  static Map<String, String> facts(Path file) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (Files.isDirectory(file)) {
      long[] sizes = sizes(file);
      facts.put(
          "Folder",
          "%s, %s, %s bytes"
              .formatted(
                  file,
                  Numbers.count(sizes.length, "file"),
                  Numbers.grouped(Arrays.stream(sizes).sum())));
    } else {
      facts.put("File", "%s, %s bytes".formatted(file, Numbers.grouped(sizes(file)[0])));
      facts.put("SHA-256", Sha256.of(file));
    }
    return facts;
  }

  private static long[] sizes(Path file) {
    try (Stream<Path> files = Files.walk(file)) {
      return files.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
