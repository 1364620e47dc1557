package io.github.weightseed.keras.stream;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a file by a new one in one step: readers see the old or the new, never a half.
 *
 * <p>The content goes to a temporary file in the same folder, is forced to the disk and renamed. On
 * failure, on interruption and on an ordinary end of the process (Ctrl-C too) the temporary file is
 * removed and the old file is as it was. A symbolic link stays; what it points at is replaced. A
 * replaced file's permissions are kept.
 */
public final class AtomicFile {

  /** Links followed before they are taken for a loop: Linux' own limit. */
  private static final int MOST_LINKS = 40;

  private static final SecureRandom RANDOM = new SecureRandom();

  private AtomicFile() {}

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it to an empty file. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws IOException when it cannot be written; a {@link FileSystemException} has the reason
   */
  public static void write(Path path, Content content) throws IOException {
    Path target = followLinks(path);
    Path folder = checkedFolder(target);
    Path temporary = folder.resolve(temporaryName());
    Thread cleanUp = new Thread(() -> deleteQuietly(temporary, null));
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      try (FileChannel channel = create(temporary);
          EarlyForce force = new EarlyForce(channel::force)) {
        content.writeTo(channel);
        copyPermissions(target, temporary);
        force.finish();
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (Throwable e) {
      deleteQuietly(temporary, e);
      throw e;
    } finally {
      removeHook(cleanUp);
    }
    forceFolder(folder);
  }

  private static FileChannel create(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      // Linux says so of /proc, too.
      throw new FileSystemException(
          file.toString(), null, "the folder " + file.getParent() + " takes no new files");
    }
  }

  private static Path followLinks(Path path) throws IOException {
    Path target = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(path.toString(), null, "it is a loop of symbolic links");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static Path checkedFolder(Path target) throws IOException {
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new FileSystemException(target.toString(), null, "it is a folder");
    }
    if (!Files.exists(folder)) {
      throw new FileSystemException(
          target.toString(), null, "the folder " + folder + " does not exist");
    }
    if (!Files.isDirectory(folder)) {
      throw new FileSystemException(target.toString(), null, folder + " is not a folder");
    }
    if (Files.exists(target)) {
      if (!Files.isRegularFile(target)) {
        throw new FileSystemException(target.toString(), null, "it is not a regular file");
      }
      if (!Files.isWritable(target)) {
        throw new FileSystemException(target.toString(), null, "it is write-protected");
      }
    }
    return folder;
  }

  /** Short whatever the target's name, so that no file system finds it too long. */
  static String temporaryName() {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    return ".weightseed-" + HexFormat.of().formatHex(random) + ".tmp";
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view != null && Files.exists(from)) {
      view.setPermissions(Files.getPosixFilePermissions(from));
    }
  }

  private static void deleteQuietly(Path file, @Nullable Throwable reason) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      if (reason != null) {
        reason.addSuppressed(e);
      }
    }
  }

  static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, and finds the file gone or removes it.
    }
  }

  /** Makes the new name itself last. Not every system can (Windows), and none has to. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file's content is safe; only the rename may be lost in a power failure.
    }
  }
}
