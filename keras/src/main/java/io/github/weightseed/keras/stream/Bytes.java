package io.github.weightseed.keras.stream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** Bytes that are read by position: a file, or a stretch of one. Safe for use by many threads. */
public interface Bytes {

  /** How many there are. */
  long size();

  /** Whether a read costs only what it reads; if not, reads in order do. */
  default boolean isRandomAccess() {
    return true;
  }

  /**
   * Fills what remains of a buffer with the bytes from a position on.
   *
   * @throws EOFException when there are not as many
   */
  void read(long position, ByteBuffer target) throws IOException;

  /**
   * Some bytes in memory, as a little-endian buffer.
   *
   * @throws EOFException when there are not as many
   */
  default ByteBuffer read(long position, int count) throws IOException {
    if (position < 0 || count > size() - position) {
      throw new EOFException(
          "%d bytes from %d on are wanted, there are %d".formatted(count, position, size()));
    }
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    read(position, bytes);
    return bytes.flip();
  }

  /**
   * A stretch of these bytes.
   *
   * @throws EOFException when it leaves them
   */
  default Bytes slice(long from, long size) throws EOFException {
    if (from < 0 || size < 0 || from > size() - size) {
      throw new EOFException(
          "%d bytes from %d on are wanted, there are %d".formatted(size, from, size()));
    }
    return new Slice(this, from, size);
  }

  /** The bytes of a file. The channel is to be closed by its owner. */
  static Bytes of(FileChannel channel) throws IOException {
    return new File(channel, channel.size());
  }

  /** A file, of the size that it had when it was opened. */
  record File(FileChannel channel, long size) implements Bytes {
    @Override
    public void read(long position, ByteBuffer target) throws IOException {
      for (long at = position; target.hasRemaining(); ) {
        int count = channel.read(target, at);
        if (count < 0) {
          throw new EOFException("the file ends at " + at);
        }
        at += count;
      }
    }
  }

  /** A stretch of other bytes. */
  record Slice(Bytes all, long from, long size) implements Bytes {
    @Override
    public boolean isRandomAccess() {
      return all.isRandomAccess();
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
      Objects.checkFromIndexSize(position, (long) target.remaining(), size);
      all.read(from + position, target);
    }
  }
}
