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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /**
   * Writes a file; one of Keras' gets the date in SOURCE_DATE_EPOCH, if there is one.
   *
   * @return its SHA-256, where that is known from writing
   */
  static Optional<String> write(
      WeightSet weights, WeightFileWriter writer, Path file, Console console) {
    AtomicReference<@Nullable String> sha256 = new AtomicReference<>();
    WeightFileWriter dated =
        dated(writer, console.environment().getOrDefault(DATE, "")).withSha256(sha256::set);
    if (console.hasBar()) {
      try (Bar bar = new Bar(String.valueOf(file.getFileName()), console)) {
        dated.withProgress(bar::update).write(weights, file);
      }
    } else {
      dated.write(weights, file);
    }
    return Optional.ofNullable(sha256.get());
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
    return facts(file, Optional.empty());
  }

  /** The same, with the SHA-256 if it is known. */
  static Map<String, String> facts(Path file, Optional<String> sha256) {
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
      facts.put("SHA-256", sha256.orElseGet(() -> Sha256.of(file)));
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
