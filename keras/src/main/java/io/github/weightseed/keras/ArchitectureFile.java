package io.github.weightseed.keras;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Finds the JSON text of an architecture: in a {@code .json} file, a {@code .keras} zip, or a
 * folder of its parts.
 */
final class ArchitectureFile {

  private static final String CONFIG = "config.json";

  /** Keras' largest models have 4 MB; a JSON value takes about ten times its text in memory. */
  private static final int LARGEST = 16 << 20;

  /** How much of a text that is no model a message shows. */
  private static final int LONGEST_START = 30;

  private ArchitectureFile() {}

  /**
   * The text.
   *
   * @throws IllegalArgumentException when the file holds none, or a larger one than 16 MB
   * @throws UncheckedIOException when it cannot be read
   */
  static String read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        return readFolder(file);
      }
      byte[] start = start(file);
      if (startsWith(start, 'P', 'K')) {
        return readZip(file);
      }
      if (startsWith(start, 0x89, 'H', 'D', 'F')) {
        throw new IllegalArgumentException(
            "It is an HDF5 file of weights; the architecture is in a .json or .keras file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return text(in);
      }
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("There is no file " + e.getFile(), e);
    } catch (AccessDeniedException e) {
      throw new UncheckedIOException("The file " + e.getFile() + " may not be read", e);
    } catch (ZipException e) {
      throw new IllegalArgumentException("The zip is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String readFolder(Path folder) throws IOException {
    Path config = folder.resolve(CONFIG);
    if (!Files.exists(config)) {
      throw new IllegalArgumentException(
          "The folder has no %s: expected a .json or .keras file, or the folder of an unzipped .keras file"
              .formatted(CONFIG));
    }
    try (InputStream in = Files.newInputStream(config)) {
      return text(in);
    }
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4);
    }
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static String readZip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(CONFIG);
      if (entry == null) {
        throw new IllegalArgumentException("The zip is no .keras file: it has no " + CONFIG);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return text(in);
      }
    }
  }

  private static String text(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "An architecture has at most %d bytes of JSON, got more".formatted(LARGEST));
    }
    try {
      return checked(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Not a Keras model: expected a .keras file or the text of model.to_json(), got other bytes",
          e);
    }
  }

  /** A text of another kind is told from a model with a mistake in it. */
  private static String checked(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("{")) {
      return text;
    }
    String firstLine = stripped.lines().findFirst().orElse("");
    String start =
        firstLine.length() > LONGEST_START
            ? firstLine.substring(0, LONGEST_START) + "..."
            : firstLine;
    throw new IllegalArgumentException(
        "Not a Keras model: expected a .keras file or the text of model.to_json(), got "
            + (start.isEmpty() ? "an empty file" : "text that starts with '" + start + "'"));
  }
}
