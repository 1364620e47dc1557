package io.github.weightseed.keras.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  private FileSystem memory;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    memory =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setAttributeViews("basic", "posix").build());
    folder = Files.createDirectory(memory.getPath("/folder"));
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(text.getBytes(UTF_8))));
  }

  @Test
  void writesAndReplaces() throws IOException {
    Path file = folder.resolve("file");
    write(file, "old");
    assertThat(file).hasContent("old");
    write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void readersSeeTheOldFileUntilTheNewOneIsWhole() throws IOException {
    Path file = folder.resolve("file");
    write(file, "old");
    AtomicFile.write(
        file,
        channel -> {
          channel.write(ByteBuffer.wrap(new byte[] {'n'}));
          assertThat(file).hasContent("old");
          channel.write(ByteBuffer.wrap(new byte[] {'e'}));
        });
    assertThat(file).hasContent("ne");
  }

  @Test
  void failureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("file");
    write(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      channel.write(ByteBuffer.wrap(new byte[100]));
                      throw new IllegalStateException("failed");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("failed");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void worksOnTheRealFileSystem(@TempDir Path real) throws IOException {
    Path file = real.resolve("x".repeat(250));
    write(file, "old");
    write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(real).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void permissionsOfAReplacedFileAreKept() throws IOException {
    Path file = folder.resolve("file");
    write(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    write(file, "new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void symbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
    Path target = Files.createDirectory(folder.resolve("elsewhere")).resolve("target");
    write(target, "old");
    Path link =
        Files.createSymbolicLink(folder.resolve("link"), memory.getPath("elsewhere/target"));
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new");
  }

  @Test
  void danglingLinkIsFilled() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), memory.getPath("target"));
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("target")).hasContent("new");
  }

  @Test
  void loopOfLinksIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), memory.getPath("link"));
    assertRefused(link, "it is a loop of symbolic links");
  }

  @Test
  void placesThatCannotHoldAFileAreRefused() throws IOException {
    assertRefused(folder, "it is a folder");
    assertRefused(memory.getPath("/"), "it is a folder");
    assertRefused(memory.getPath("/none/file"), "the folder /none does not exist");
    Path file = folder.resolve("file");
    write(file, "old");
    assertRefused(file.resolve("below"), "/folder/file is not a folder");
    assertThat(file).hasContent("old");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // the only system with a folder that is there and takes no files
  void folderThatTakesNoFilesIsNamed() {
    assertRefused(Path.of("/proc/file"), "the folder /proc takes no new files");
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> write(file, "new"))
        .isInstanceOfSatisfying(
            FileSystemException.class, e -> assertThat(e.getReason()).isEqualTo(reason));
  }

  /** The end of the process, as after Ctrl-C, while a file is being written. */
  @Test
  void endOfTheProcessLeavesNothing(@TempDir Path real) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Ending.class.getName(),
                real.resolve("file").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(7);
    assertThat(output).contains("files while writing: 1");
    assertThat(real).isEmptyDirectory();
  }

  /** Ends its process in the middle of writing the file it is given. */
  static final class Ending {
    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      AtomicFile.write(
          file,
          channel -> {
            channel.write(ByteBuffer.wrap(new byte[100]));
            try (var files = Files.list(file.getParent())) {
              System.out.println("files while writing: " + files.count());
            }
            System.exit(7);
          });
    }
  }
}
