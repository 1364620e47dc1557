package io.github.weightseed.keras.hdf5;

import io.github.weightseed.DType;
import io.github.weightseed.keras.file.PatternSource;
import io.github.weightseed.keras.file.Written;
import io.github.weightseed.keras.stream.ByteBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Damaged HDF5 files whose checksums are right. */
public final class BadHdf5 {

  private static final int ROOT = 48;

  private BadHdf5() {}

  /** Bytes with one of them changed. */
  public static byte[] with(byte[] bytes, int position, int value) {
    byte[] changed = bytes.clone();
    changed[position] = (byte) value;
    return changed;
  }

  /** A file with a dataset {@code a} of these dimensions, and data for 6 elements. */
  public static byte[] withDims(long rows, long columns) {
    byte[] file =
        Written.bytes(new Hdf5File().dataset("a", PatternSource.of(DType.FLOAT32, 2, 3)).parts());
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int dims = find(bytes, 2, 3);
    bytes.putLong(dims, rows).putLong(dims + 8, columns);
    sumUp(file);
    return file;
  }

  private static int find(ByteBuffer bytes, long first, long second) {
    for (int at = 0; ; at++) {
      if (bytes.getLong(at) == first && bytes.getLong(at + 8) == second) {
        return at;
      }
    }
  }

  /** A file whose group {@code a/b} is the root. */
  public static byte[] groupInItself() {
    byte[] file =
        Written.bytes(new Hdf5File().dataset("a/b/c", PatternSource.of(DType.FLOAT32, 2)).parts());
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = ROOT; ; at++) {
      if (bytes.getInt(at) == ('b' << 24 | 0x010110)) {
        bytes.putLong(at + 4, ROOT);
        sumUp(file);
        return file;
      }
    }
  }

  /** A file whose root's header goes on in a block that goes on in itself. */
  public static byte[] headerThatGoesOnInItself() {
    ByteBuilder header = new ByteBuilder().text("OHDR").u8(2).u8(2).u32(20);
    int block = ROOT + header.size() + 20 + 4;
    goOn(header, block, 28);
    header.u32(Lookup3.checksum(header.toByteArray()));
    ByteBuilder continuation = goOn(new ByteBuilder().text("OCHK"), block, 28);
    continuation.u32(Lookup3.checksum(continuation.toByteArray()));
    return file(header.bytes(continuation.toByteArray()).toByteArray());
  }

  private static ByteBuilder goOn(ByteBuilder header, long address, long size) {
    return header.u8(0x10).u16(16).u8(0).u64(address).u64(size);
  }

  /** A file whose root's header is said to have 2 gigabytes. */
  public static byte[] headerOf2Gigabytes() {
    return file(
        new ByteBuilder().text("OHDR").u8(2).u8(2).u32(Integer.MAX_VALUE - 8).u64(0).toByteArray());
  }

  private static byte[] file(byte[] root) {
    ByteBuilder superblock =
        new ByteBuilder()
            .u8(0x89)
            .text("HDF\r\n\32\n")
            .u8(2)
            .u8(8)
            .u8(8)
            .u8(0)
            .u64(0)
            .u64(-1)
            .u64(ROOT + root.length)
            .u64(ROOT);
    return superblock.u32(Lookup3.checksum(superblock.toByteArray())).bytes(root).toByteArray();
  }

  /** Makes the checksums of all headers right. */
  private static void sumUp(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = ROOT; at + 10 < file.length; at++) {
      if (bytes.getInt(at) == 0x5244484f) {
        byte[] header = new byte[10 + bytes.getInt(at + 6)];
        bytes.get(at, header);
        bytes.putInt(at + header.length, Lookup3.checksum(header));
      }
    }
  }
}
