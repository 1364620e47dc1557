package io.github.weightseed.keras.file;

import io.github.weightseed.keras.stream.AtomicFile;
import io.github.weightseed.keras.stream.AtomicFolder;
import io.github.weightseed.keras.stream.OrderedDigest;
import io.github.weightseed.keras.stream.Part;
import io.github.weightseed.keras.stream.PartWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes weight files by chunks, on several threads.
 *
 * <p>A file appears whole or not at all: on failure, interruption or the end of the process the old
 * one is as it was. Immutable; may be shared between threads.
 */
public final class WeightFileWriter {

  /** A multiple of every element's size that stays in a core's cache. */
  private static final int CHUNK_BYTES = 1 << 18;

  private static final int WIDEST_ELEMENT = 8;

  private final WeightFormat format;
  private final int threads;
  private final int chunkBytes;
  private final WriteProgress progress;
  private final @Nullable Instant dateSaved;
  private final @Nullable Consumer<String> sha256;

  private WeightFileWriter(
      WeightFormat format,
      int threads,
      int chunkBytes,
      WriteProgress progress,
      @Nullable Instant dateSaved,
      @Nullable Consumer<String> sha256) {
    this.format = format;
    this.threads = threads;
    this.chunkBytes = chunkBytes;
    this.progress = progress;
    this.dateSaved = dateSaved;
    this.sha256 = sha256;
  }

  /**
   * A writer of a format, on as many threads as there are processors.
   *
   * @param format the format
   * @return the writer
   */
  public static WeightFileWriter of(WeightFormat format) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new WeightFileWriter(format, processors, CHUNK_BYTES, (bytes, total) -> {}, null, null);
  }

  /**
   * A writer on another number of threads. The bytes are the same on any.
   *
   * @param threads how many threads make values; 1 does all on the caller's
   * @return a new writer
   * @throws IllegalArgumentException when it is below 1
   */
  public WeightFileWriter withThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "The number of threads must be at least 1, got " + threads);
    }
    return new WeightFileWriter(format, threads, chunkBytes, progress, dateSaved, sha256);
  }

  /**
   * A writer that tells how far it is.
   *
   * @param progress is told
   * @return a new writer
   */
  public WeightFileWriter withProgress(WriteProgress progress) {
    return new WeightFileWriter(format, threads, chunkBytes, progress, dateSaved, sha256);
  }

  /**
   * A writer that puts a date into {@code .keras} files. Without it they have none, and so the same
   * bytes every day.
   *
   * @param dateSaved what {@code date_saved} says, in UTC
   * @return a new writer
   */
  public WeightFileWriter withDateSaved(Instant dateSaved) {
    return new WeightFileWriter(format, threads, chunkBytes, progress, dateSaved, sha256);
  }

  /**
   * A writer that tells the SHA-256 of a file when it is there. It is computed while the file is
   * written, so only where that is front to back: not for {@code .keras} and {@code .npz}, and not
   * for folders.
   *
   * @param sha256 is told, in 64 hexadecimal digits, or is not called
   * @return a new writer
   */
  public WeightFileWriter withSha256(Consumer<String> sha256) {
    return new WeightFileWriter(format, threads, chunkBytes, progress, dateSaved, sha256);
  }

  /** A writer that makes more or less of a tensor at a time. The bytes are the same. */
  WeightFileWriter withChunkBytes(int chunkBytes) {
    if (chunkBytes < WIDEST_ELEMENT) {
      throw new IllegalArgumentException("A chunk must have at least 8 bytes, got " + chunkBytes);
    }
    return new WeightFileWriter(format, threads, chunkBytes, progress, dateSaved, sha256);
  }

  /**
   * Writes a file, in place of one of that name; a folder in place of one that holds nothing but
   * the files of such a folder.
   *
   * @param weights what goes into it
   * @param file where it is to be, under any name
   * @return the size of the file, or of all files in the folder, in bytes
   * @throws WeightFileException when it cannot be written
   * @throws IllegalArgumentException when the format has no room for the weights: keys that are not
   *     unique, ranks or names beyond its limits, no architecture for {@code .keras}
   */
  public long write(WeightSet weights, Path file) {
    try {
      if (format == WeightFormat.NPY_DIRECTORY) {
        return writeFolder(NpyDirectory.files(weights), file);
      }
      List<Part> parts = format.parts(weights, dateSaved);
      if (sha256 == null) {
        AtomicFile.write(file, channel -> write(parts, channel));
      } else {
        OrderedDigest digest = new OrderedDigest();
        AtomicFile.write(file, channel -> write(parts, channel, digest));
        digest.result().ifPresent(sha256);
      }
      return Part.size(parts);
    } catch (IOException e) {
      throw new WeightFileException(file, e);
    }
  }

  void write(List<Part> parts, SeekableByteChannel channel) throws IOException {
    write(parts, channel, null);
  }

  private void write(List<Part> parts, SeekableByteChannel channel, @Nullable OrderedDigest digest)
      throws IOException {
    PartWriter.write(parts, channel, chunkBytes, threads, progress::written, digest);
  }

  private long writeFolder(Map<String, List<Part>> files, Path folder) throws IOException {
    long total = files.values().stream().mapToLong(Part::size).reduce(0, Math::addExact);
    AtomicFolder.write(
        folder,
        NpyDirectory::isReplaceable,
        temporary -> {
          long before = 0;
          for (Map.Entry<String, List<Part>> file : files.entrySet()) {
            long start = before;
            Path path = NpyDirectory.made(temporary, file.getKey());
            try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
              PartWriter.write(
                  file.getValue(),
                  channel,
                  chunkBytes,
                  threads,
                  (bytes, size) -> progress.written(start + bytes, total));
              channel.force(true);
            }
            before += Part.size(file.getValue());
          }
        });
    return total;
  }
}
