package io.github.weightseed.keras.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.file.PatternSource;
import io.github.weightseed.keras.file.Written;
import io.github.weightseed.keras.npy.Npy;
import io.github.weightseed.keras.stream.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredZipTest {

  @TempDir private Path folder;

  private static void add(StoredZip zip, String name, TensorSource source) {
    zip.add(name + ".npy", Npy.parts(source));
  }

  /** The tensors in the order of oracle/file_values.py. */
  @Test
  void sameBytesAsNumpysArchive() {
    StoredZip zip = new StoredZip();
    for (String name : List.of("uint64", "int64", "float64", "float32")) {
      add(zip, name, PatternSource.of(DType.of(name), 2, 3));
    }
    add(zip, "größe/β", PatternSource.of(DType.FLOAT32, 1, 2, 1, 3, 2));
    add(zip, "scalar", PatternSource.of(DType.FLOAT32));
    add(zip, "zero", PatternSource.of(DType.FLOAT32, 1234567890123L, 0));
    for (String name :
        List.of(
            "uint32", "int32", "bfloat16", "float16", "uint16", "int16", "int8", "uint8", "bool")) {
      add(zip, name, PatternSource.of(DType.of(name), 2, 3));
    }
    assertThat(Written.bytes(zip.parts())).isEqualTo(Written.reference("weights.npz"));
  }

  @Test
  void streamReadersAcceptEveryEntry() throws IOException {
    StoredZip zip = new StoredZip();
    zip.add(
        "first", List.of(new Part.Literal(new byte[] {1, 2}), new Part.Literal(new byte[] {3})));
    zip.add("second", List.of());
    try (var in = new ZipInputStream(new ByteArrayInputStream(Written.bytes(zip.parts())))) {
      ZipEntry first = in.getNextEntry();
      assertThat(first.getName()).isEqualTo("first");
      // ZipInputStream compares the checksum at the end of the entry.
      assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
      assertThat(in.getNextEntry().getName()).isEqualTo("second");
      assertThat(in.readAllBytes()).isEmpty();
      assertThat(in.getNextEntry()).isNull();
    }
  }

  @Test
  void moreEntriesThanFitIn16Bits() throws IOException {
    StoredZip zip = new StoredZip();
    int count = 70_000;
    for (int i = 0; i < count; i++) {
      zip.add("entry " + i, List.of(new Part.Literal(new byte[] {(byte) i})));
    }
    Path file = folder.resolve("many.zip");
    Files.write(file, Written.bytes(zip.parts()));
    try (ZipFile opened = new ZipFile(file.toFile())) {
      assertThat(opened.size()).isEqualTo(count);
      ZipEntry last = opened.getEntry("entry " + (count - 1));
      assertThat(opened.getInputStream(last).readAllBytes()).containsExactly((byte) (count - 1));
    }
  }

  @Test
  void sameNameTwiceIsRefused() {
    StoredZip zip = new StoredZip().add("a", List.of());
    assertThatThrownBy(() -> zip.add("a", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A zip entry's name must be unique, got twice: a");
  }

  @Test
  void nameThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> new StoredZip().add("ä".repeat(32768), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A zip entry's name has at most 65535 bytes, got 65536");
  }
}
