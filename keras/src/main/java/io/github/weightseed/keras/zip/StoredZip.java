package io.github.weightseed.keras.zip;

import io.github.weightseed.keras.stream.ByteBuilder;
import io.github.weightseed.keras.stream.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A zip archive of uncompressed entries, the same bytes as Python's {@code zipfile} and so {@code
 * numpy.savez} write: each entry with a Zip64 field in its local header, dated 1980-01-01, checksum
 * patched in after the data.
 *
 * <p>Structures and field names: PKWARE's <a
 * href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT</a> 6.3.10, 4.3
 * and 4.5.3. For one use, by one thread.
 */
public final class StoredZip {

  /** From here on Python's zipfile uses the Zip64 fields, though the format allows 2^32-2. */
  private static final long ZIP64_LIMIT = Integer.MAX_VALUE;

  private static final int MOST_ENTRIES_WITHOUT_ZIP64 = 0xffff;
  private static final int MOST_NAME_BYTES = 0xffff;
  private static final int MOST_COMMENT_BYTES = 0xffff;

  /** "Version needed to extract" and "made by", 4.5: it may use Zip64. */
  private static final int VERSION = 45;

  private static final int MADE_ON_UNIX = 3 << 8;
  private static final int UTF8_NAME = 0x800;

  /** 1980-01-01, the first date that a zip file can hold. */
  private static final int DATE = (1 << 5) | 1;

  /** Permissions rw-------, where Unix' zip puts them. */
  private static final int EXTERNAL_ATTRIBUTES = 0600 << 16;

  private static final int ZIP64_FIELD = 1;
  private static final int CHECKSUM_IN_LOCAL_HEADER = 14;

  private record Entry(String name, long offset, long size, CRC32 checksum) {

    byte[] nameBytes() {
      return name.getBytes(StandardCharsets.UTF_8);
    }

    int flags() {
      return StandardCharsets.US_ASCII.newEncoder().canEncode(name) ? 0 : UTF8_NAME;
    }
  }

  private final List<Part> parts = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private long position;
  private byte[] comment = {};

  /** Starts with no entries. */
  public StoredZip() {}

  /**
   * Appends an entry.
   *
   * @throws IllegalArgumentException when there is one of this name, or the name is longer than
   *     65535 bytes
   */
  public StoredZip add(String name, List<Part> content) {
    Part.Summed summed = new Part.Summed(List.copyOf(content), new CRC32());
    Entry entry = new Entry(name, position, summed.size(), summed.checksum());
    if (entry.nameBytes().length > MOST_NAME_BYTES) {
      throw new IllegalArgumentException(
          "A zip entry's name has at most 65535 bytes, got " + entry.nameBytes().length);
    }
    if (!names.add(name)) {
      throw new IllegalArgumentException("A zip entry's name must be unique, got twice: " + name);
    }
    entries.add(entry);
    append(new Part.Literal(localHeader(entry)));
    append(summed);
    append(new Part.Patch(entry.offset + CHECKSUM_IN_LOCAL_HEADER, () -> checksum(entry)));
    return this;
  }

  /**
   * Sets the archive's comment.
   *
   * @throws IllegalArgumentException when it is longer than 65535 bytes
   */
  public StoredZip comment(String text) {
    comment = text.getBytes(StandardCharsets.UTF_8);
    if (comment.length > MOST_COMMENT_BYTES) {
      throw new IllegalArgumentException(
          "A zip's comment has at most 65535 bytes, got " + comment.length);
    }
    return this;
  }

  /** The whole archive. */
  public List<Part> parts() {
    List<Part> archive = new ArrayList<>(parts);
    archive.add(new Part.Late(end().length, this::end));
    return archive;
  }

  private void append(Part part) {
    parts.add(part);
    position += part.size();
  }

  private static byte[] checksum(Entry entry) {
    return new ByteBuilder().u32((int) entry.checksum.getValue()).toByteArray();
  }

  private static byte[] localHeader(Entry entry) {
    return new ByteBuilder()
        .text("PK\3\4")
        .u16(VERSION)
        .u16(entry.flags())
        .u16(0) // method: stored
        .u16(0) // time
        .u16(DATE)
        .u32(0) // checksum: patched in
        .u32(-1) // both sizes: in the Zip64 field
        .u32(-1)
        .u16(entry.nameBytes().length)
        .u16(20) // size of the extra fields
        .bytes(entry.nameBytes())
        .u16(ZIP64_FIELD)
        .u16(16)
        .u64(entry.size)
        .u64(entry.size)
        .toByteArray();
  }

  /**
   * Central directory and end records: complete once the checksums are, of the same size before.
   */
  private byte[] end() {
    ByteBuilder end = new ByteBuilder();
    entries.forEach(entry -> centralHeader(end, entry));
    int directorySize = end.size();
    boolean zip64 = entries.size() > MOST_ENTRIES_WITHOUT_ZIP64 || position > ZIP64_LIMIT;
    if (zip64) {
      zip64End(end, directorySize);
    }
    int count = Math.min(entries.size(), MOST_ENTRIES_WITHOUT_ZIP64);
    return end.text("PK\5\6")
        .u16(0) // this disk, and the one where the directory starts
        .u16(0)
        .u16(count)
        .u16(count)
        .u32(directorySize)
        .u32((int) Math.min(position, 0xffffffffL))
        .u16(comment.length)
        .bytes(comment)
        .toByteArray();
  }

  private static void centralHeader(ByteBuilder out, Entry entry) {
    ByteBuilder zip64 = new ByteBuilder();
    int size = fieldOr64(entry.size, zip64);
    fieldOr64(entry.size, zip64);
    int offset = fieldOr64(entry.offset, zip64);
    out.text("PK\1\2")
        .u16(VERSION | MADE_ON_UNIX)
        .u16(VERSION)
        .u16(entry.flags())
        .u16(0) // method: stored
        .u16(0) // time
        .u16(DATE)
        .u32((int) entry.checksum.getValue())
        .u32(size)
        .u32(size)
        .u16(entry.nameBytes().length)
        .u16(zip64.size() == 0 ? 0 : 4 + zip64.size())
        .u16(0) // comment
        .u16(0) // disk
        .u16(0) // internal attributes
        .u32(EXTERNAL_ATTRIBUTES)
        .u32(offset)
        .bytes(entry.nameBytes());
    if (zip64.size() > 0) {
      out.u16(ZIP64_FIELD).u16(zip64.size()).bytes(zip64.toByteArray());
    }
  }

  /** A value for a 32-bit field: itself, or all ones with the value in the Zip64 field. */
  private static int fieldOr64(long value, ByteBuilder zip64) {
    if (value <= ZIP64_LIMIT) {
      return (int) value;
    }
    zip64.u64(value);
    return -1;
  }

  private void zip64End(ByteBuilder out, int directorySize) {
    out.text("PK\6\6")
        .u64(44) // size of the rest of this record
        .u16(VERSION)
        .u16(VERSION)
        .u32(0) // this disk, and the one where the directory starts
        .u32(0)
        .u64(entries.size())
        .u64(entries.size())
        .u64(directorySize)
        .u64(position);
    out.text("PK\6\7")
        .u32(0) // disk of the Zip64 end record
        .u64(position + directorySize)
        .u32(1); // number of disks
  }
}
