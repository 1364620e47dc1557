package io.github.weightseed.keras.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Says in one sentence which file could not be written or read, and why.
 *
 * <p>Immutable, but for what every {@link Throwable} has; safe for use by many threads.
 */
public final class WeightFileException extends UncheckedIOException {

  private static final long serialVersionUID = 1;

  /** A file that could not be written. */
  WeightFileException(Path file, IOException cause) {
    this("write", file, reason(cause), cause);
  }

  private WeightFileException(String what, Path file, String reason, IOException cause) {
    super("Cannot " + what + " " + file + ": " + reason, cause);
  }

  /** A file that could not be read. */
  static WeightFileException ofReading(Path file, IOException cause) {
    String reason = cause instanceof NoSuchFileException ? "there is no such file" : reason(cause);
    return new WeightFileException("read", file, reason, cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (cause instanceof ClosedByInterruptException || cause instanceof InterruptedIOException) {
      return "the writing was interrupted";
    }
    if (cause instanceof NoSuchFileException) {
      return "the folder or the temporary file in it was removed";
    }
    String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
    return reason == null ? cause.getClass().getSimpleName() : decapitalized(reason);
  }

  /** The system's own sentences start in upper case ("No space left on device"). */
  private static String decapitalized(String reason) {
    return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }
}
