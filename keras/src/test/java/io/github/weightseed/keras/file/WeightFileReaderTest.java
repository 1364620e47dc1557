package io.github.weightseed.keras.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.source.Elements;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFileReaderTest {

  private static final String FILES = "/keras-3.15.1/files/";

  @TempDir private Path folder;

  /** A file of oracle/hdf5_files.py. */
  static Path fixture(String name) {
    return file("hdf5/" + name);
  }

  private static Path file(String name) {
    try {
      return Path.of(WeightFileReaderTest.class.getResource(FILES + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static byte[] bytes(TensorSource source) {
    ByteBuffer bytes = ByteBuffer.allocate((int) source.shape().size() * source.dtype().byteSize());
    source.read(0, (int) source.shape().size(), bytes);
    return bytes.array();
  }

  /** A tensor of the rule that all fixtures follow. */
  private static void assertPattern(TensorSource source, DType dtype, long... dims) {
    assertThat(source.dtype()).isEqualTo(dtype);
    assertThat(source.shape()).isEqualTo(Shape.of(dims));
    assertThat(bytes(source)).isEqualTo(PatternSource.bytes(PatternSource.of(dtype, dims)));
  }

  @ParameterizedTest
  @EnumSource
  void numbersOfH5py(DType dtype) {
    try (WeightFileReader reader = WeightFileReader.open(fixture("numbers.h5"))) {
      assertPattern(reader.weight(dtype.kerasName()), dtype, 2, 3);
      assertPattern(reader.weight("scalar"), DType.FLOAT32);
      assertPattern(reader.weight("empty"), DType.FLOAT32, 0, 3);
      assertThat(reader.metadata()).containsExactly(Map.entry("seed", "42"));
      assertThat(reader.format()).isEqualTo(WeightFormat.WEIGHTS_H5);
    }
  }

  @Test
  void newestLayoutOfH5py() {
    try (WeightFileReader reader = WeightFileReader.open(fixture("latest.h5"))) {
      assertThat(reader.weights()).hasSize(40);
      for (int i = 0; i < 40; i++) {
        assertPattern(reader.weight("layers/" + i + "/vars/0"), DType.BFLOAT16, 6);
      }
    }
  }

  @Test
  void chunkedCompactAndBigEndian() {
    try (WeightFileReader reader = WeightFileReader.open(fixture("chunked.h5"))) {
      assertPattern(reader.weight("gzip"), DType.FLOAT32, 200, 30);
      assertPattern(reader.weight("big_endian"), DType.FLOAT64, 2, 3);
      assertPattern(reader.weight("compact"), DType.FLOAT32, 2, 3);
      float[] some = new float[5000];
      for (int from : new int[] {990, 17, 0, 63 * 30}) {
        reader.weight("gzip").read(from, 1000, some, 7);
        for (int i = 0; i < 1000; i++) {
          assertThat(some[7 + i]).isEqualTo(PatternSource.value(DType.FLOAT32, from + i));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mixed.weights.h5", "mixed.weights.json", "mixed.keras", "packed", "folder"})
  void filesOfKeras(String name) throws IOException {
    Path file =
        switch (name) {
          case "packed" -> packed(fixture("mixed.keras"));
          case "folder" -> unpacked(fixture("mixed.keras"));
          default -> fixture(name);
        };
    try (WeightFileReader reader = WeightFileReader.open(file)) {
      assertThat(reader.weights()).hasSize(8);
      assertPattern(reader.weight("layers/dense/vars/0"), DType.BFLOAT16, 4, 3);
      assertPattern(reader.weight("layers/dense/vars/1"), DType.BFLOAT16, 3);
      assertPattern(reader.weight("layers/batch_normalization/vars/3"), DType.FLOAT32, 3);
      assertPattern(reader.weight("layers/dense_1/vars/0"), DType.FLOAT16, 3, 2);
      assertThat(reader.weightSet().groupNames())
          .containsEntry("layers/dense_1/vars", "dense_1")
          .containsEntry("vars", "mixed");
      boolean isWhole = reader.format() == WeightFormat.KERAS;
      assertThat(isWhole).isEqualTo(!name.startsWith("mixed.weights"));
      assertThat(reader.config() != null).isEqualTo(isWhole);
    }
  }

  private Path packed(Path keras) throws IOException {
    Path file = folder.resolve("packed.keras");
    try (ZipFile zip = new ZipFile(keras.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : zip.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        zip.getInputStream(entry).transferTo(out);
      }
    }
    return file;
  }

  private Path unpacked(Path keras) throws IOException {
    try (ZipFile zip = new ZipFile(keras.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Files.copy(zip.getInputStream(entry), folder.resolve(entry.getName()));
      }
    }
    return folder;
  }

  @Test
  void archiveOfNumpy() throws IOException {
    try (WeightFileReader reader = WeightFileReader.open(file("weights.npz"))) {
      assertFixture(reader);
      assertThat(reader.format()).isEqualTo(WeightFormat.NPZ);
    }
    try (WeightFileReader reader = WeightFileReader.open(packed(file("weights.npz")))) {
      assertFixture(reader);
    }
  }

  @Test
  void filesOfNumpy() {
    try (WeightFileReader reader = WeightFileReader.open(file("npy"))) {
      assertPattern(reader.weight("rank5"), DType.FLOAT32, 1, 2, 1, 3, 2);
      for (DType dtype : DType.values()) {
        assertPattern(reader.weight(dtype.kerasName()), dtype, 2, 3);
      }
    }
    try (WeightFileReader reader = WeightFileReader.open(file("npy/int16.npy"))) {
      assertThat(reader.weights()).containsOnlyKeys("int16");
      assertPattern(reader.weight("int16"), DType.INT16, 2, 3);
    }
  }

  @Test
  void fileOfTheSafetensorsLibrary() {
    try (WeightFileReader reader = WeightFileReader.open(file("weights.safetensors"))) {
      assertFixture(reader);
      assertThat(reader.metadata()).containsEntry("reference", "numpy \"2\"");
    }
  }

  private static void assertFixture(WeightFileReader reader) {
    for (DType dtype : DType.values()) {
      assertPattern(reader.weight(dtype.kerasName()), dtype, 2, 3);
    }
    assertPattern(reader.weight("größe/β"), DType.FLOAT32, 1, 2, 1, 3, 2);
    assertPattern(reader.weight("scalar"), DType.FLOAT32);
    assertPattern(reader.weight("zero"), DType.FLOAT32, 1234567890123L, 0);
  }

  private static WeightSet everyType() {
    List<NamedWeight> weights = new ArrayList<>();
    for (DType dtype : DType.values()) {
      weights.add(
          new NamedWeight(
              dtype + "/kernel",
              List.of("layers/" + dtype + "/vars/0"),
              PatternSource.of(dtype, 7, 3001)));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("seed", "42");
    metadata.put("text", "größe \"\n");
    return new WeightSet(
        weights, Map.of("layers/float16/vars", "größe"), metadata, "{\"class_name\": \"größe\"}");
  }

  /** Everything written is read: values, order, metadata, architecture, group names. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NPY")
  void whatIsWrittenIsRead(WeightFormat format) {
    WeightSet written = everyType();
    Path file = folder.resolve("file" + format.extension());
    WeightFileWriter.of(format).write(written, file);
    boolean isHdf5 = format == WeightFormat.WEIGHTS_H5 || format == WeightFormat.KERAS;
    try (WeightFileReader reader = WeightFileReader.open(file)) {
      assertThat(reader.format()).isEqualTo(format);
      assertThat(reader.weights().keySet())
          .containsExactlyElementsOf(
              written.weights().stream()
                  .map(weight -> isHdf5 ? weight.hdf5Paths().get(0) : weight.path())
                  .toList());
      reader.weights().values().forEach(source -> assertPattern(source, source.dtype(), 7, 3001));
      assertThat(reader.metadata()).isEqualTo(written.metadata());
      assertThat(reader.config()).isEqualTo(format == WeightFormat.KERAS ? written.config() : null);
      assertThat(reader.weightSet().groupNames())
          .isEqualTo(isHdf5 ? written.groupNames() : Map.of());
    }
  }

  /** And what is read can be written again, to the same bytes. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NPY", "NPY_DIRECTORY"})
  void whatIsReadIsWrittenAgain(WeightFormat format) {
    Path first = folder.resolve("first" + format.extension());
    Path second = folder.resolve("second" + format.extension());
    WeightFileWriter.of(format).write(everyType(), first);
    try (WeightFileReader reader = WeightFileReader.open(first)) {
      WeightFileWriter.of(format).withThreads(2).write(reader.weightSet(), second);
    }
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @ParameterizedTest
  @EnumSource
  void valuesAsFloatsAndDoubles(DType dtype) {
    TensorSource pattern = PatternSource.of(dtype, 40_000);
    Path file = folder.resolve("a.npy");
    WeightFileWriter.of(WeightFormat.NPY)
        .write(WeightSet.of(List.of(new NamedWeight("a", pattern))), file);
    ByteBuffer expected =
        ByteBuffer.wrap(PatternSource.bytes(pattern)).order(ByteOrder.LITTLE_ENDIAN);
    try (WeightFileReader reader = WeightFileReader.open(file)) {
      double[] doubles = new double[39_000];
      float[] floats = new float[39_000];
      reader.weight("a").read(1000, 39_000, doubles, 0);
      reader.weight("a").read(1000, 39_000, floats, 0);
      double[] expectedDoubles = new double[39_000];
      float[] expectedFloats = new float[39_000];
      for (int i = 0; i < 39_000; i++) {
        expectedDoubles[i] = Elements.toDouble(dtype, expected, 1000 + i);
        expectedFloats[i] = (float) expectedDoubles[i];
      }
      assertThat(doubles).isEqualTo(expectedDoubles);
      assertThat(floats).isEqualTo(expectedFloats);
    }
  }

  @Test
  void unknownWeightComesWithTheNearest() {
    try (WeightFileReader reader = WeightFileReader.open(fixture("mixed.weights.h5"))) {
      assertThatThrownBy(() -> reader.weight("layers/dense/vars/9"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "has no weight 'layers/dense/vars/9'. Did you mean 'layers/dense/va");
    }
  }

  @Test
  void closedFileCannotBeRead() {
    TensorSource source;
    try (WeightFileReader reader = WeightFileReader.open(fixture("mixed.weights.h5"))) {
      source = reader.weight("layers/dense/vars/0");
    }
    assertThatThrownBy(() -> bytes(source)).isInstanceOf(WeightFileException.class);
  }
}
