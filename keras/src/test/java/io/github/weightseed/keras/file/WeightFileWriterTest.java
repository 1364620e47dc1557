package io.github.weightseed.keras.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.source.FloatSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFileWriterTest {

  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
  private final Path folder = memory.getPath("/folder");

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(folder);
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  /** Every dtype, sizes around the chunks' ends, an empty tensor; every third source in order. */
  private static WeightSet mixed() {
    List<NamedWeight> weights = new ArrayList<>();
    Random random = new Random(1);
    List<DType> dtypes = List.of(DType.values());
    for (int i = 0; i < 60; i++) {
      DType dtype = dtypes.get(i % dtypes.size());
      long size = i == 7 ? 0 : random.nextInt(3000);
      TensorSource source =
          i % 3 == 0 ? PatternSource.sequential(dtype, size) : PatternSource.of(dtype, size);
      weights.add(
          new NamedWeight("w" + i + "/kernel", List.of("layers/w" + i + "/vars/0"), source));
    }
    return new WeightSet(weights, Map.of("vars", "model"), Map.of("seed", "42"), "{}");
  }

  private byte[] write(WeightFileWriter writer, WeightSet set) throws IOException {
    Path file = folder.resolve("file");
    long size = writer.write(set, file);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(size).isEqualTo(bytes.length);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NPY", "NPY_DIRECTORY"})
  void bytesDoNotDependOnThreadsOrChunks(WeightFormat format) throws IOException {
    byte[] expected = Written.bytes(format.parts(mixed()));
    assertThat(expected.length).isGreaterThan(100_000);
    for (int threads : new int[] {1, 2, 5}) {
      for (int chunk : new int[] {8, 13, 1000, 4096, 1 << 20}) {
        WeightFileWriter writer =
            WeightFileWriter.of(format).withThreads(threads).withChunkBytes(chunk);
        assertThat(write(writer, mixed()))
            .as("%d threads, chunks of %d bytes", threads, chunk)
            .isEqualTo(expected);
      }
    }
  }

  /** Several threads sum up their chunks: out of turn, the digest would be another. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NPY", "NPY_DIRECTORY"})
  void tellsTheSha256OfWhatIsWrittenFrontToBack(WeightFormat format) throws Exception {
    boolean isZip = format == WeightFormat.KERAS || format == WeightFormat.NPZ;
    for (int threads : new int[] {1, 2}) {
      List<String> told = new ArrayList<>();
      WeightFileWriter writer =
          WeightFileWriter.of(format)
              .withThreads(threads)
              .withChunkBytes(1000)
              .withSha256(told::add);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(write(writer, mixed()));
      assertThat(told).isEqualTo(isZip ? List.of() : List.of(HexFormat.of().formatHex(digest)));
    }
  }

  @Test
  void npyHasTheTensorAtItsEnd() throws IOException {
    TensorSource source = PatternSource.of(DType.FLOAT32, 100_001);
    byte[] bytes =
        write(
            WeightFileWriter.of(WeightFormat.NPY),
            WeightSet.of(List.of(new NamedWeight("values", source))));
    assertThat(bytes).endsWith(PatternSource.bytes(source));
  }

  @Test
  void oneThreadIsTheCallersAndOthersAreUsedIfAllowed() throws IOException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    TensorSource source =
        FloatSource.of(
            Shape.of(100_000),
            (from, count, target, offset) -> threads.add(Thread.currentThread()));
    WeightSet set = WeightSet.of(List.of(new NamedWeight("a", source)));
    WeightFileWriter writer = WeightFileWriter.of(WeightFormat.NPZ).withChunkBytes(1024);
    write(writer.withThreads(1), set);
    assertThat(threads).containsExactly(Thread.currentThread());
    threads.clear();
    write(writer.withThreads(2), set);
    assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread());
  }

  /** As PyTorch's are: each chunk waits for another that is made at the same time. */
  @Test
  void chunksOfSkippingSourcesAreMadeSideBySide() throws IOException {
    CyclicBarrier both = new CyclicBarrier(2);
    TensorSource source =
        FloatSource.skipping(
            Shape.of(1000),
            (from, count, target, offset) -> {
              try {
                both.await(1, TimeUnit.MINUTES);
              } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
              }
            });
    WeightFileWriter writer = WeightFileWriter.of(WeightFormat.NPZ).withThreads(2);
    byte[] bytes =
        write(writer.withChunkBytes(2000), WeightSet.of(List.of(new NamedWeight("a", source))));
    assertThat(bytes).hasSizeGreaterThan(4000);
  }

  @Test
  void noMoreIsMadeAheadThanAFewChunksAThread() throws IOException {
    int threads = 3;
    int chunkElements = 16;
    long most = (2L * threads + 1) * chunkElements;
    long[] written = {0};
    List<Long> ahead = new ArrayList<>();
    TensorSource source =
        FloatSource.of(
            Shape.of(10_000),
            (from, count, target, offset) -> {
              synchronized (ahead) {
                ahead.add(from + count - written[0]);
              }
            });
    WeightFileWriter writer =
        WeightFileWriter.of(WeightFormat.NPY)
            .withThreads(threads)
            .withChunkBytes(4 * chunkElements)
            .withProgress(
                (bytes, total) -> {
                  synchronized (ahead) {
                    written[0] = (bytes - 128) / 4;
                  }
                });
    write(writer, WeightSet.of(List.of(new NamedWeight("a", source))));
    assertThat(ahead).hasSize(625).allMatch(elements -> elements <= most);
  }

  @Test
  void progressGoesUpToTheWholeFile() throws IOException {
    List<Long> seen = new ArrayList<>();
    WeightFileWriter writer =
        WeightFileWriter.of(WeightFormat.SAFETENSORS)
            .withProgress(
                (bytes, total) -> {
                  seen.add(bytes);
                  assertThat(bytes).isLessThanOrEqualTo(total);
                });
    byte[] file = write(writer, mixed());
    assertThat(seen).isSorted().last().isEqualTo((long) file.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void failingSourceLeavesTheOldFile(int threads) throws IOException {
    TensorSource failing =
        FloatSource.of(
            Shape.of(10_000),
            (from, count, target, offset) -> {
              if (from > 5000) {
                throw new IllegalArgumentException("no such value");
              }
            });
    assertOldFileStays(
        WeightFileWriter.of(WeightFormat.WEIGHTS_H5).withThreads(threads).withChunkBytes(512),
        failing,
        IllegalArgumentException.class,
        "no such value");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void failingMemoryLeavesTheOldFile(int threads) throws IOException {
    TensorSource failing =
        FloatSource.of(
            Shape.of(10),
            (from, count, target, offset) -> {
              throw new OutOfMemoryError("as a test");
            });
    assertOldFileStays(
        WeightFileWriter.of(WeightFormat.NPZ).withThreads(threads),
        failing,
        OutOfMemoryError.class,
        "as a test");
  }

  @Test
  void failingListenerEndsTheWriting() throws IOException {
    WeightFileWriter writer =
        WeightFileWriter.of(WeightFormat.NPZ)
            .withProgress(
                (bytes, total) -> {
                  throw new IllegalStateException("enough");
                });
    assertOldFileStays(
        writer, PatternSource.of(DType.INT8, 10), IllegalStateException.class, "enough");
  }

  @Test
  void interruptLeavesTheOldFile() throws IOException {
    TensorSource interrupting =
        FloatSource.of(
            Shape.of(1000), (from, count, target, offset) -> Thread.currentThread().interrupt());
    assertOldFileStays(
        WeightFileWriter.of(WeightFormat.NPZ).withThreads(1),
        interrupting,
        WeightFileException.class,
        "Cannot write /folder/file: the writing was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruptWhileWaitingForAThreadLeavesTheOldFile() throws IOException {
    Thread writing = Thread.currentThread();
    TensorSource interrupting =
        FloatSource.of(
            Shape.of(1000),
            (from, count, target, offset) -> {
              writing.interrupt();
              sleepUntilDropped();
            });
    assertOldFileStays(
        WeightFileWriter.of(WeightFormat.NPZ).withThreads(2),
        interrupting,
        WeightFileException.class,
        "Cannot write /folder/file: the writing was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void sleepUntilDropped() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertOldFileStays(
      WeightFileWriter writer, TensorSource source, Class<? extends Throwable> type, String message)
      throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "old");
    WeightSet set = WeightSet.of(List.of(new NamedWeight("a", source)));
    assertThatThrownBy(() -> writer.write(set, file)).isInstanceOf(type).hasMessage(message);
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void fullDiskLeavesTheOldFile() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setMaxSize(100_000).setWorkingDirectory("/disk").build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path file = disk.getPath("/disk/file.npz");
      Files.writeString(file, "old");
      NamedWeight weight = new NamedWeight("a", PatternSource.of(DType.INT8, 1_000_000));
      assertThatThrownBy(
              () ->
                  WeightFileWriter.of(WeightFormat.NPZ)
                      .withChunkBytes(4096)
                      .write(WeightSet.of(List.of(weight)), file))
          .isInstanceOf(WeightFileException.class)
          .hasMessage("Cannot write /disk/file.npz: out of disk space");
      assertThat(file).hasContent("old");
      assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    }
  }

  /** A folder is written beside, and replaces only what is such a folder. */
  @Test
  void folderAppearsWholeOrNotAtAll() throws IOException {
    WeightFileWriter writer = WeightFileWriter.of(WeightFormat.NPY_DIRECTORY).withThreads(1);
    Path target = folder.resolve("weights");
    TensorSource good = PatternSource.of(DType.FLOAT32, 100);
    long size =
        writer.write(
            WeightSet.of(List.of(new NamedWeight("a/b", good), new NamedWeight("a/b/c", good))),
            target);
    assertThat(Files.readAllBytes(target.resolve("a/b.npy"))).endsWith(PatternSource.bytes(good));
    assertThat(target.resolve("index.json"))
        .hasContent("{\"metadata\": {}, \"weights\": [\"a/b\", \"a/b/c\"]}");
    assertThat(size)
        .isEqualTo(
            2 * Files.size(target.resolve("a/b.npy")) + Files.size(target.resolve("index.json")));

    TensorSource failing =
        FloatSource.of(
            Shape.of(10),
            (from, count, values, offset) -> {
              throw new IllegalArgumentException("no such value");
            });
    WeightSet half =
        WeightSet.of(List.of(new NamedWeight("a", good), new NamedWeight("b", failing)));
    assertThatThrownBy(() -> writer.write(half, target)).hasMessage("no such value");
    assertThat(target.resolve("a/b/c.npy")).exists();
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(target));

    writer.write(WeightSet.of(List.of(new NamedWeight("new", good))), target);
    assertThat(target.resolve("new.npy")).exists();
    assertThat(target.resolve("a")).doesNotExist();
    Files.writeString(target.resolve("mine.txt"), "text");
    assertThatThrownBy(
            () -> writer.write(WeightSet.of(List.of(new NamedWeight("x", good))), target))
        .isInstanceOf(WeightFileException.class)
        .hasMessage(
            "Cannot write /folder/weights: there is a folder of that name, with other files in it");
    assertThat(target.resolve("new.npy")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "/a", "a/../../b", "", "a//b", ".", "C:/a", "a\\b", "a\u0000b"})
  void namesThatLeaveTheFolderAreRefused(String name) {
    WeightSet set = WeightSet.of(List.of(new NamedWeight(name, PatternSource.of(DType.INT8, 1))));
    assertThatThrownBy(
            () ->
                WeightFileWriter.of(WeightFormat.NPY_DIRECTORY)
                    .write(set, folder.resolve("weights")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A weight's name must be a path within the folder to be a file's");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void failuresOfTheSystemAreOneSentence() {
    Path file = memory.getPath("/none/a.npz");
    assertThatThrownBy(() -> WeightFileWriter.of(WeightFormat.NPZ).write(mixed(), file))
        .isInstanceOf(WeightFileException.class)
        .hasMessage("Cannot write /none/a.npz: the folder /none does not exist");
    assertThat(new WeightFileException(file, new IOException("No space left on device")))
        .hasMessage("Cannot write /none/a.npz: no space left on device");
    assertThat(new WeightFileException(file, new AccessDeniedException("/none/.tmp")))
        .hasMessage("Cannot write /none/a.npz: access is denied");
    assertThat(new WeightFileException(file, new NoSuchFileException("/none/.tmp")))
        .hasMessage("Cannot write /none/a.npz: the folder or the temporary file in it was removed");
    assertThat(new WeightFileException(file, new IOException()))
        .hasMessage("Cannot write /none/a.npz: IOException");
  }

  @Test
  void wrongSettingsAreRefused() {
    WeightFileWriter writer = WeightFileWriter.of(WeightFormat.NPZ);
    assertThatThrownBy(() -> writer.withThreads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The number of threads must be at least 1, got 0");
    assertThatThrownBy(() -> writer.withChunkBytes(7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A chunk must have at least 8 bytes, got 7");
  }
}
