package io.github.weightseed.keras.file;

/** Is told how far the writing of a file is, by one thread at a time. */
@FunctionalInterface
public interface WriteProgress {

  /**
   * Called after each chunk, by the thread that wrote it. What it throws ends the writing; nothing
   * is left behind then.
   *
   * @param bytes how many are written, of the whole file
   * @param total the size of the whole file
   */
  void written(long bytes, long total);
}
