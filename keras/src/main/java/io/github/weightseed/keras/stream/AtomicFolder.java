package io.github.weightseed.keras.stream;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a folder by a new one: the content goes to a temporary folder beside it, which is
 * renamed when it is whole.
 *
 * <p>On failure, on interruption and on an ordinary end of the process the temporary folder is
 * removed and the old one is as it was. Between the two renames that replace an old folder there is
 * none of the name, as no system can swap two.
 */
public final class AtomicFolder {

  private AtomicFolder() {}

  /** Writes a folder's content. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it into an empty folder. */
    void writeTo(Path folder) throws IOException;
  }

  /** Says whether an old folder may be replaced. */
  @FunctionalInterface
  public interface Replaceable {
    /** Whether there is nothing in it that would be missed. */
    boolean isReplaceable(Path folder) throws IOException;
  }

  /**
   * Writes a folder.
   *
   * @throws IOException when it cannot be written, or is there and not replaceable; a {@link
   *     FileSystemException} has the reason
   */
  public static void write(Path path, Replaceable old, Content content) throws IOException {
    Path target = path.toAbsolutePath().normalize();
    Path parent = checkedParent(target, old);
    Path temporary = parent.resolve(AtomicFile.temporaryName());
    Thread cleanUp = new Thread(() -> deleteQuietly(temporary, null));
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      Files.createDirectory(temporary);
      content.writeTo(temporary);
      replace(target, temporary);
    } catch (Throwable e) {
      deleteQuietly(temporary, e);
      throw e;
    } finally {
      AtomicFile.removeHook(cleanUp);
    }
  }

  private static Path checkedParent(Path target, Replaceable old) throws IOException {
    Path parent = target.getParent();
    if (parent == null) {
      throw new FileSystemException(target.toString(), null, "it is the root folder");
    }
    if (!Files.isDirectory(parent)) {
      throw new FileSystemException(
          target.toString(), null, "the folder " + parent + " does not exist");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileSystemException(target.toString(), null, "there is a file of that name");
      }
      if (!old.isReplaceable(target)) {
        throw new FileSystemException(
            target.toString(), null, "there is a folder of that name, with other files in it");
      }
    }
    return parent;
  }

  private static void replace(Path target, Path temporary) throws IOException {
    if (!Files.exists(target)) {
      Files.move(temporary, target);
      return;
    }
    Path old = target.resolveSibling(AtomicFile.temporaryName());
    Files.move(target, old);
    try {
      Files.move(temporary, target);
    } catch (IOException e) {
      Files.move(old, target);
      throw e;
    }
    deleteQuietly(old, null);
  }

  private static void deleteQuietly(Path folder, @Nullable Throwable reason) {
    try {
      delete(folder);
    } catch (IOException e) {
      if (reason != null) {
        reason.addSuppressed(e);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            try {
              Files.delete(visited);
            } catch (DirectoryNotEmptyException other) {
              // Someone put a file into it meanwhile: not ours to delete.
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
