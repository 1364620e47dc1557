package io.github.weightseed.keras.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad files are refused, each with one sentence. The time limits are far above what is needed: they
 * end what would never end.
 */
@Timeout(60)
class BadFileTest {

  @TempDir private Path folder;

  private static Stream<String> names() {
    return BadFiles.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isRefusedWithOneSentence(String name) throws IOException {
    BadFiles.Bad bad = BadFiles.all().get(name);
    Path file = folder.resolve(name);
    Files.write(file, bad.content());
    assertThat(BadFiles.refusal(file)).contains(bad.refusal()).doesNotContain("\n");
  }

  /**
   * Loops are refused long before the stack ends: if that is inside a read of the JDK's file
   * channel, closing the channel may wait for ever.
   */
  @ParameterizedTest
  @ValueSource(strings = {"header-loop.h5", "group-loop.h5"})
  void loopsDoNotComeToTheEndOfTheStack(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, BadFiles.all().get(name).content());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightFileReader.open(file))
        .satisfies(
            e -> assertThat(Throwables.getRootCause(e)).isNotInstanceOf(StackOverflowError.class));
  }

  /** In a JVM of 256 MB, all of them. */
  @Test
  void smallMemoryIsEnoughToRefuse() throws Exception {
    Path bad = Files.createDirectory(folder.resolve("bad"));
    for (Map.Entry<String, BadFiles.Bad> entry : BadFiles.all().entrySet()) {
      Files.write(bad.resolve(entry.getKey()), entry.getValue().content());
    }
    List<String> said = ChildJvm.run("256m", BadFiles.class, bad.toString());
    Map<String, String> refusals =
        said.stream()
            .filter(line -> line.contains("\t"))
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf('\t')),
                    line -> line.substring(line.indexOf('\t') + 1)));
    assertThat(refusals).hasSize(BadFiles.all().size());
    BadFiles.all().forEach((name, file) -> assertThat(refusals.get(name)).contains(file.refusal()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "loop.h5|The HDF5 file has a loop: the group 'a/b/c' is in itself, or in two places",
        "soft_link.h5|'b' is a link by name in the HDF5 file, which Keras does not follow",
        "external_link.h5|'b' is a link by name in the HDF5 file, which Keras does not follow",
        "bomb.h5|'bomb' in the HDF5 file: it is a bomb: 65238 bytes would become 1073741824",
        "never_written.h5|'a' in the HDF5 file: its 4000000000 bytes are declared, but were never written",
        "text.h5|'a' in the HDF5 file: a weight must be of numbers, got HDF5's class 9 with 16 bytes"
      })
  void whatHdf5AllowsAndWeightFilesDoNot(String name, String refusal) {
    assertThat(BadFiles.refusal(WeightFileReaderTest.fixture(name))).isEqualTo(refusal);
  }

  @Test
  void foldersThatAreNone() throws IOException {
    assertThat(BadFiles.refusal(folder)).startsWith("The folder has no .npy files");
    Files.writeString(folder.resolve("index.json"), "{\"weights\": [\"../secret\"]}");
    assertThat(BadFiles.refusal(folder))
        .isEqualTo(
            "A weight's name must be a path within the folder to be a file's, got '../secret'");
    Files.writeString(folder.resolve("index.json"), "{\"weights\": [\"a\"]}");
    assertThat(BadFiles.refusal(folder))
        .isEqualTo("The folder's index.json names 'a', which has no file");
    assertThat(BadFiles.refusal(folder.resolve("none"))).isEqualTo("there is no such file");
  }

  /** Files of which any bytes were changed are read or refused; nothing else is thrown. */
  @ParameterizedTest
  @ValueSource(strings = {"h5", "h5py", "safetensors", "npz", "npy", "keras"})
  void changedBytesNeverSurprise(String kind) throws IOException {
    byte[] good =
        switch (kind) {
          case "h5" -> Files.readAllBytes(written(WeightFormat.WEIGHTS_H5));
          case "h5py" -> Files.readAllBytes(WeightFileReaderTest.fixture("mixed.weights.h5"));
          case "safetensors" -> Files.readAllBytes(written(WeightFormat.SAFETENSORS));
          case "npz" -> Files.readAllBytes(written(WeightFormat.NPZ));
          case "npy" -> Written.reference("npy/float32.npy");
          default -> Files.readAllBytes(WeightFileReaderTest.fixture("mixed.keras"));
        };
    Random random = new Random(4);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] changed = good.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        changed[random.nextInt(Math.min(changed.length, 4000))] = (byte) random.nextInt();
      }
      Path file = folder.resolve("changed");
      Files.write(file, changed);
      refused += BadFiles.refusal(file).startsWith("nothing is wrong") ? 0 : 1;
    }
    assertThat(refused).isBetween(1, 200);
  }

  private Path written(WeightFormat format) {
    Path file = folder.resolve("good" + format.extension());
    try (WeightFileReader mixed =
        WeightFileReader.open(WeightFileReaderTest.fixture("mixed.weights.h5"))) {
      WeightFileWriter.of(format).write(mixed.weightSet(), file);
    }
    return file;
  }
}
