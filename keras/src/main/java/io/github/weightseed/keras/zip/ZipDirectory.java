package io.github.weightseed.keras.zip;

import io.github.weightseed.keras.stream.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a zip archive, by their names, from its central directory. Stored entries are read
 * where they lie, at any position, which {@link java.util.zip.ZipFile} cannot.
 *
 * <p>Structures and field names: PKWARE's APPNOTE.TXT 6.3.10, 4.3 and 4.5.3. What is wrong with an
 * archive is told by {@link IllegalArgumentException}s. Immutable and safe for use by many threads.
 *
 * @param entries the entries, in the directory's order
 * @param comment the archive's comment
 */
public record ZipDirectory(Map<String, Entry> entries, String comment) {

  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int ZIP64_LOCATOR_SIZE = 20;
  private static final int ZIP64_END_SIZE = 56;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL_SIZE = 30;

  private static final int END = 0x06054b50;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int ZIP64_END = 0x06064b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL = 0x04034b50;

  private static final int ZIP64_FIELD = 1;
  private static final long IN_ZIP64_FIELD = 0xffffffffL;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** 100,000 entries of NumPy's have about 9 MB. */
  private static final int LARGEST_DIRECTORY = 16 << 20;

  /** Kernels hardly shrink; only constant weights do, and of these few are so large. */
  private static final long LARGEST_BOMB = 64 << 20;

  private static final int LARGEST_RATIO = 100;

  /**
   * An entry.
   *
   * @param name its name
   * @param method how it is compressed
   * @param compressedSize its size in the archive
   * @param size its size
   * @param offset where its local header is
   */
  public record Entry(String name, int method, long compressedSize, long size, long offset) {}

  /** Copies the map. */
  public ZipDirectory {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * Reads the directory of an archive.
   *
   * @throws IllegalArgumentException when it is no zip, damaged, encrypted or overlapping
   */
  public static ZipDirectory read(Bytes file) throws IOException {
    int tailSize = (int) Math.min(file.size(), END_SIZE + LONGEST_COMMENT);
    ByteBuffer tail = file.read(file.size() - tailSize, tailSize);
    int end = findEnd(tail);
    long endPosition = file.size() - tailSize + end;
    long count = Short.toUnsignedInt(tail.getShort(end + 10));
    long size = Integer.toUnsignedLong(tail.getInt(end + 12));
    long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
    byte[] comment = new byte[Short.toUnsignedInt(tail.getShort(end + 20))];
    tail.get(end + END_SIZE, comment);
    long locator = endPosition - ZIP64_LOCATOR_SIZE;
    if (locator >= 0 && file.read(locator, 4).getInt() == ZIP64_LOCATOR) {
      ByteBuffer zip64 = zip64End(file, file.read(locator + 8, 8).getLong());
      count = zip64.getLong(32);
      size = zip64.getLong(40);
      offset = zip64.getLong(48);
    }
    if (size < 0 || offset < 0 || offset > endPosition - size) {
      throw damaged("its directory is not where it says");
    }
    if (size > LARGEST_DIRECTORY) {
      throw new IllegalArgumentException(
          "The zip's directory has at most %d bytes, got %d".formatted(LARGEST_DIRECTORY, size));
    }
    Map<String, Entry> entries = entries(file.read(offset, (int) size), count);
    checkPlaces(entries, offset);
    return new ZipDirectory(entries, new String(comment, StandardCharsets.UTF_8));
  }

  private static int findEnd(ByteBuffer tail) {
    for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_SIZE + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
        return at;
      }
    }
    throw damaged("its end is missing");
  }

  private static ByteBuffer zip64End(Bytes file, long offset) throws IOException {
    if (offset < 0 || offset > file.size() - ZIP64_END_SIZE) {
      throw damaged("its end is not where it says");
    }
    ByteBuffer record = file.read(offset, ZIP64_END_SIZE);
    if (record.getInt(0) != ZIP64_END) {
      throw damaged("its end is not where it says");
    }
    return record;
  }

  private static Map<String, Entry> entries(ByteBuffer directory, long count) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (directory.remaining() >= CENTRAL_SIZE) {
      int start = directory.position();
      int nameSize = Short.toUnsignedInt(directory.getShort(start + 28));
      int extraSize = Short.toUnsignedInt(directory.getShort(start + 30));
      int commentSize = Short.toUnsignedInt(directory.getShort(start + 32));
      int next = start + CENTRAL_SIZE + nameSize + extraSize + commentSize;
      if (directory.getInt(start) != CENTRAL || next > directory.limit()) {
        throw damaged("its directory has no entry where one should be");
      }
      Entry entry = entry(directory, start, nameSize, extraSize);
      if (entries.put(entry.name, entry) != null) {
        throw damaged("the entry '" + entry.name + "' is in it twice");
      }
      directory.position(next);
    }
    if (entries.size() != count) {
      throw damaged("it should have %d entries, got %d".formatted(count, entries.size()));
    }
    return entries;
  }

  private static Entry entry(ByteBuffer directory, int start, int nameSize, int extraSize) {
    byte[] bytes = new byte[nameSize];
    directory.get(start + CENTRAL_SIZE, bytes);
    String name = new String(bytes, StandardCharsets.UTF_8);
    if ((directory.getShort(start + 8) & ENCRYPTED) != 0) {
      throw new IllegalArgumentException("The zip's entry '" + name + "' is encrypted");
    }
    ByteBuffer zip64 = zip64Field(directory, start + CENTRAL_SIZE + nameSize, extraSize);
    long size = value(directory.getInt(start + 24), zip64);
    long compressedSize = value(directory.getInt(start + 20), zip64);
    long offset = value(directory.getInt(start + 42), zip64);
    return new Entry(name, directory.getShort(start + 10), compressedSize, size, offset);
  }

  /** The values that have no room in the header, in their order; empty without any. */
  private static ByteBuffer zip64Field(ByteBuffer directory, int start, int extraSize) {
    int end = start + extraSize;
    for (int at = start; at + 4 <= end; ) {
      int size = Short.toUnsignedInt(directory.getShort(at + 2));
      if (directory.getShort(at) == ZIP64_FIELD && at + 4 + size <= end) {
        return directory.slice(at + 4, size).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 4 + size;
    }
    return ByteBuffer.allocate(0);
  }

  private static long value(int field, ByteBuffer zip64) {
    long value = Integer.toUnsignedLong(field);
    if (value != IN_ZIP64_FIELD || zip64.remaining() < Long.BYTES) {
      return value;
    }
    return zip64.getLong();
  }

  /** Entries that share bytes make small archives of any size. */
  private static void checkPlaces(Map<String, Entry> entries, long directory) {
    List<Entry> byOffset = new ArrayList<>(entries.values());
    byOffset.sort(Comparator.comparingLong(Entry::offset));
    for (int i = 0; i < byOffset.size(); i++) {
      Entry entry = byOffset.get(i);
      long end = i + 1 < byOffset.size() ? byOffset.get(i + 1).offset : directory;
      if (entry.offset < 0
          || entry.size < 0
          || entry.compressedSize < 0
          || entry.compressedSize > end - entry.offset - LOCAL_SIZE) {
        throw damaged("the entry '%s' overlaps what follows it".formatted(entry.name));
      }
    }
  }

  /**
   * An entry's content.
   *
   * @throws IllegalArgumentException when it is damaged, of an unknown method, or a zip bomb
   */
  public static Bytes content(Bytes file, Entry entry) throws IOException {
    ByteBuffer local = file.read(entry.offset, LOCAL_SIZE);
    if (local.getInt(0) != LOCAL) {
      throw damaged("the entry '%s' is not where it says".formatted(entry.name));
    }
    long start =
        entry.offset
            + LOCAL_SIZE
            + Short.toUnsignedInt(local.getShort(26))
            + Short.toUnsignedInt(local.getShort(28));
    Bytes stored;
    try {
      stored = file.slice(start, entry.compressedSize);
    } catch (EOFException e) {
      throw damaged("the entry '%s' leaves the file".formatted(entry.name));
    }
    if (entry.method == STORED) {
      if (entry.size != entry.compressedSize) {
        throw damaged("the entry '%s' has two sizes".formatted(entry.name));
      }
      return stored;
    }
    if (entry.method != DEFLATED) {
      throw new IllegalArgumentException(
          "The zip's entry '%s' must be stored or deflated, got method %d"
              .formatted(entry.name, entry.method));
    }
    if (entry.size > LARGEST_BOMB && entry.size / LARGEST_RATIO > entry.compressedSize) {
      throw new IllegalArgumentException(
          "The zip's entry '%s' is a zip bomb: %d bytes would become %d"
              .formatted(entry.name, entry.compressedSize, entry.size));
    }
    return new InflatedBytes(stored, entry.size);
  }

  private static IllegalArgumentException damaged(String why) {
    return new IllegalArgumentException("The zip is damaged or truncated: " + why);
  }
}
