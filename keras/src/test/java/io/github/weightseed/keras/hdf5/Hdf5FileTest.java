package io.github.weightseed.keras.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.file.PatternSource;
import io.github.weightseed.keras.file.Written;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.object.datatype.DataType;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5FileTest {

  private static HdfFile open(Hdf5File file) {
    return HdfFile.fromBytes(Written.bytes(file.parts()));
  }

  /**
   * A file with one float32 dataset, byte by byte as the specification says. Sizes and addresses
   * are counted by hand; the checksum is proven in Lookup3Test.
   */
  @Test
  void smallestFileIsAsTheSpecificationSays() {
    Hdf5File file = new Hdf5File().dataset("w", PatternSource.of(DType.FLOAT32, 2));
    byte[] superblock =
        summed(
            "89 48 44 46 0d 0a 1a 0a" // signature
                + "02 08 08 00" // version, size of offsets, size of lengths, flags
                + "00 00 00 00 00 00 00 00" // base address
                + "ff ff ff ff ff ff ff ff" // no extension
                + "c8 00 00 00 00 00 00 00" // end of file: 200
                + "30 00 00 00 00 00 00 00"); // root group: 48
    byte[] root =
        summed(
            "4f 48 44 52 02 02 2d 00 00 00" // OHDR, version 2, size in 4 bytes: 45
                + "02 12 00 00" // link info, 18 bytes
                + "00 00 ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff" // nothing elsewhere
                + "0a 02 00 00 00 00" // group info
                + "06 0d 00 00" // link, 13 bytes
                + "01 10 01 01 77" // version, character set given: UTF-8, one byte: w
                + "6b 00 00 00 00 00 00 00"); // dataset: 107
    byte[] dataset =
        summed(
            "4f 48 44 52 02 02 44 00 00 00" // OHDR, 68 bytes of messages
                + "01 0c 00 00" // dataspace, 12 bytes
                + "02 01 00 01 02 00 00 00 00 00 00 00" // version, rank 1, simple, (2,)
                + "03 14 00 01" // datatype, 20 bytes, constant
                + "11 20 1f 00 04 00 00 00" // version 1 floating-point, sign in bit 31, 4 bytes
                + "00 00 20 00 17 08 00 17 7f 00 00 00" // 32 bits: 8 from 23 on, 23; bias 127
                + "05 02 00 01 03 0a" // fill value: none
                + "08 12 00 00" // layout, 18 bytes
                + "03 01 c0 00 00 00 00 00 00 00" // version, contiguous, at 192
                + "08 00 00 00 00 00 00 00"); // 8 bytes
    ByteBuffer expected = ByteBuffer.allocate(200).put(superblock).put(root).put(dataset);
    expected.position(192).put(hex("00 00 c0 bf 00 00 80 bf")); // -1.5, -1
    assertThat(Written.bytes(file.parts())).isEqualTo(expected.array());
  }

  private static byte[] summed(String hex) {
    byte[] bytes = hex(hex);
    return ByteBuffer.allocate(bytes.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes)
        .putInt(Lookup3.checksum(bytes))
        .array();
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"BFLOAT16", "BOOL"})
  void numbersAreReadBack(DType dtype) {
    TensorSource source = PatternSource.of(dtype, 2, 3);
    try (HdfFile file = open(new Hdf5File().dataset("a/b/0", source))) {
      Dataset dataset = file.getDatasetByPath("a/b/0");
      assertThat(dataset.getDimensions()).containsExactly(2, 3);
      assertThat(dataset.getDataType().getSize()).isEqualTo(dtype.byteSize());
      Object rows = dataset.getData();
      for (int i = 0; i < 6; i++) {
        Number element = (Number) Array.get(Array.get(rows, i / 3), i % 3);
        assertThat(element.floatValue()).isEqualTo(PatternSource.value(dtype, i));
      }
    }
  }

  @Test
  void boolIsAnEnumeration() {
    try (HdfFile file = open(new Hdf5File().dataset("b", PatternSource.of(DType.BOOL, 3)))) {
      Dataset dataset = file.getDatasetByPath("b");
      assertThat(dataset.getDataType().getDataClass()).isEqualTo(8);
      assertThat((String[]) dataset.getData()).containsExactly("FALSE", "TRUE", "FALSE");
    }
  }

  /** What h5py 3.14.0 writes as the datatype of NumPy's bool. */
  @Test
  void boolHasH5pysDatatype() {
    assertThat(Datatypes.of(DType.BOOL))
        .isEqualTo(
            hex(
                "18 02 00 00 01 00 00 00 10 08 00 00 01 00 00 00 00 00 08 00"
                    + "46 41 4c 53 45 00 00 00 54 52 55 45 00 00 00 00 00 01"));
  }

  @Test
  void bfloat16IsOpaqueWithItsNameBeside() {
    TensorSource source = PatternSource.of(DType.BFLOAT16, 4);
    byte[] bytes = PatternSource.bytes(source);
    try (HdfFile file = open(new Hdf5File().dataset("b", source))) {
      Dataset dataset = file.getDatasetByPath("b");
      DataType type = dataset.getDataType();
      assertThat(type.getDataClass()).isEqualTo(5);
      assertThat(type.getSize()).isEqualTo(2);
      assertThat(dataset.getAttribute("dtype").getData()).isEqualTo("bfloat16");
      assertThat(dataset.getAttribute("dtype").getDataType().getDataClass())
          .as("variable length")
          .isEqualTo(9);
      byte[][] elements = (byte[][]) dataset.getData();
      for (int i = 0; i < 4; i++) {
        assertThat(elements[i]).isEqualTo(Arrays.copyOfRange(bytes, 2 * i, 2 * i + 2));
      }
    }
  }

  @Test
  void scalarEmptyAndManyDimensions() {
    long[] ones = new long[32];
    Arrays.fill(ones, 1);
    Hdf5File written =
        new Hdf5File()
            .dataset("empty", PatternSource.of(DType.FLOAT32, 0, 3))
            .dataset("scalar", PatternSource.of(DType.FLOAT32))
            .dataset("rank32", PatternSource.of(DType.INT8, ones));
    try (HdfFile file = open(written)) {
      Dataset scalar = file.getDatasetByPath("scalar");
      assertThat(scalar.isScalar()).isTrue();
      assertThat(scalar.getData()).isEqualTo(-1.5f);
      Dataset empty = file.getDatasetByPath("empty");
      assertThat(empty.getDimensions()).containsExactly(0, 3);
      assertThat(empty.getStorageInBytes()).isZero();
      assertThat(file.getDatasetByPath("rank32").getDimensions()).hasSize(32);
    }
  }

  @Test
  void groupsHaveTheirAttributesAndMayBeEmpty() {
    Hdf5File written =
        new Hdf5File()
            .attribute("vars", "name", "größe \uD83C\uDF31")
            .attribute("layers/dense/vars", "name", "")
            .dataset("layers/dense/vars/0", PatternSource.of(DType.FLOAT32, 3))
            .attribute("layers/dropout/vars", "name", "dropout");
    try (HdfFile file = open(written)) {
      assertThat(file.getChildren().keySet()).containsExactlyInAnyOrder("vars", "layers");
      assertThat(name(file, "vars")).isEqualTo("größe \uD83C\uDF31");
      assertThat(name(file, "layers/dense/vars")).isEqualTo("");
      assertThat(name(file, "layers/dropout/vars")).isEqualTo("dropout");
      assertThat(((Group) file.getByPath("layers/dropout/vars")).getChildren()).isEmpty();
      assertThat((float[]) file.getDatasetByPath("layers/dense/vars/0").getData())
          .containsExactly(-1.5f, -1f, -0.5f);
    }
  }

  private static Object name(HdfFile file, String path) {
    return file.getByPath(path).getAttribute("name").getData();
  }

  /** A heap collection holds 65535 strings at most: these need two. */
  @Test
  void moreStringsThanOneHeapCollectionHolds() {
    Hdf5File written = new Hdf5File();
    int count = 70_000;
    for (int i = 0; i < count; i++) {
      written.attribute("g" + i / 1000 + "/" + i, "name", "layer " + i);
    }
    try (HdfFile file = open(written)) {
      for (int i : new int[] {0, 65534, 65535, 65536, count - 1}) {
        assertThat(name(file, "g" + i / 1000 + "/" + i)).isEqualTo("layer " + i);
      }
    }
  }

  @Test
  void thousandsOfGroupsInOneGroup() {
    Hdf5File written = new Hdf5File();
    for (int i = 0; i < 6000; i++) {
      written.dataset("layers/dense_" + i + "/vars/0", PatternSource.of(DType.INT8, 1));
    }
    try (HdfFile file = open(written)) {
      assertThat(((Group) file.getByPath("layers")).getChildren()).hasSize(6000);
      assertThat((byte[]) file.getDatasetByPath("layers/dense_5999/vars/0").getData())
          .containsExactly(-3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256, 60_000})
  void longNames(int length) {
    String name = "n".repeat(length);
    try (HdfFile file = open(new Hdf5File().dataset(name, PatternSource.of(DType.INT8, 1)))) {
      assertThat((byte[]) file.getDatasetByPath(name).getData()).containsExactly(-3);
    }
  }

  @Test
  void nameThatDoesNotFitIsRefused() {
    Hdf5File file = new Hdf5File().dataset("n".repeat(65_536), PatternSource.of(DType.INT8, 1));
    assertThatThrownBy(file::parts)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A name in an HDF5 file must fit in a header message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "./a"})
  void pathsWithoutNamesAreRefused(String path) {
    assertThatThrownBy(() -> new Hdf5File().dataset(path, PatternSource.of(DType.INT8, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A path in an HDF5 file must consist of names joined by '/', got '" + path + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a|a|A path in an HDF5 file must be unique, got twice: a",
        "a/b|a|A path in an HDF5 file must be unique, got twice: a",
        "a|a/b|In the path 'a/b', 'a' is a dataset, not a group"
      })
  void pathsThatMeetAreRefused(String first, String second, String message) {
    Hdf5File file = new Hdf5File().dataset(first, PatternSource.of(DType.INT8, 1));
    assertThatThrownBy(() -> file.dataset(second, PatternSource.of(DType.INT8, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void rankAboveHdf5sIsRefused() {
    assertThatThrownBy(
            () -> new Hdf5File().dataset("a", PatternSource.of(DType.INT8, new long[33])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("HDF5's datasets have at most 32 dimensions, got shape=(0,");
  }
}
