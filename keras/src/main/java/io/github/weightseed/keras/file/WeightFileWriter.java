package io.github.weightseed.keras.file;

import io.github.weightseed.keras.stream.AtomicFile;
import io.github.weightseed.keras.stream.Part;
import io.github.weightseed.keras.stream.PartWriter;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;

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

  private WeightFileWriter(
      WeightFormat format, int threads, int chunkBytes, WriteProgress progress) {
    this.format = format;
    this.threads = threads;
    this.chunkBytes = chunkBytes;
    this.progress = progress;
  }

  /**
   * A writer of a format, on as many threads as there are processors.
   *
   * @param format the format
   * @return the writer
   */
  public static WeightFileWriter of(WeightFormat format) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new WeightFileWriter(format, processors, CHUNK_BYTES, (bytes, total) -> {});
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
    return new WeightFileWriter(format, threads, chunkBytes, progress);
  }

  /**
   * A writer that tells how far it is.
   *
   * @param progress is told
   * @return a new writer
   */
  public WeightFileWriter withProgress(WriteProgress progress) {
    return new WeightFileWriter(format, threads, chunkBytes, progress);
  }

  /** A writer that makes more or less of a tensor at a time. The bytes are the same. */
  WeightFileWriter withChunkBytes(int chunkBytes) {
    if (chunkBytes < WIDEST_ELEMENT) {
      throw new IllegalArgumentException("A chunk must have at least 8 bytes, got " + chunkBytes);
    }
    return new WeightFileWriter(format, threads, chunkBytes, progress);
  }

  /**
   * Writes a file, in place of one of that name.
   *
   * @param weights what goes into it
   * @param file where it is to be, under any name
   * @return the size of the file in bytes
   * @throws WeightFileException when it cannot be written
   * @throws IllegalArgumentException when the format has no room for the weights: keys that are not
   *     unique, ranks or names beyond its limits
   */
  public long write(WeightSet weights, Path file) {
    List<Part> parts = format.parts(weights);
    try {
      AtomicFile.write(file, channel -> write(parts, channel));
    } catch (IOException e) {
      throw new WeightFileException(file, e);
    }
    return Part.size(parts);
  }

  void write(List<Part> parts, SeekableByteChannel channel) throws IOException {
    PartWriter.write(parts, channel, chunkBytes, threads, progress::written);
  }
}
