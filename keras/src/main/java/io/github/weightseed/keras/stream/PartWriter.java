package io.github.weightseed.keras.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Writes a list of parts to a channel, front to back. For use by one thread, once. */
public final class PartWriter {

  /** What is told how far the writing is. */
  @FunctionalInterface
  public interface Listener {
    /** Called on the writing thread after each chunk. */
    void written(long bytes, long total);
  }

  private final SeekableByteChannel channel;
  private final ChunkSupply chunks;
  private final Listener listener;
  private final long total;
  private final @Nullable SideDigest digest;
  private long written;
  private @Nullable CRC32 checksum;

  private PartWriter(
      SeekableByteChannel channel,
      ChunkSupply chunks,
      Listener listener,
      long total,
      @Nullable SideDigest digest) {
    this.channel = channel;
    this.chunks = chunks;
    this.listener = listener;
    this.total = total;
    this.digest = digest;
  }

  /**
   * Writes parts from the channel's start on. The bytes do not depend on chunk size and threads.
   *
   * @param chunkBytes how much of a tensor is made at a time, a multiple of 8
   * @param threads how many threads make chunks; 1 does all on the caller's
   * @throws IOException when the channel fails, or the thread is interrupted
   */
  public static void write(
      List<Part> parts, SeekableByteChannel channel, int chunkBytes, int threads, Listener listener)
      throws IOException {
    write(parts, channel, chunkBytes, threads, listener, null);
  }

  /**
   * Writes parts likewise.
   *
   * @param digest takes all bytes; it gives up where a part replaces others further up
   */
  public static void write(
      List<Part> parts,
      SeekableByteChannel channel,
      int chunkBytes,
      int threads,
      Listener listener,
      @Nullable SideDigest digest)
      throws IOException {
    var sources = parts.stream().flatMap(Part::sources).toList();
    try (ChunkSupply chunks = new ChunkSupply(sources, chunkBytes, threads)) {
      new PartWriter(channel, chunks, listener, Part.size(parts), digest).write(parts);
    }
  }

  private void write(List<Part> parts) throws IOException {
    for (Part part : parts) {
      if (part instanceof Part.Literal literal) {
        write(literal.bytes());
      } else if (part instanceof Part.Values values) {
        writeChunks(values.size());
      } else if (part instanceof Part.Summed summed) {
        checksum = summed.checksum();
        write(summed.parts());
        checksum = null;
      } else if (part instanceof Part.Late late) {
        write(ByteBuffer.wrap(late.bytes().get()));
      } else if (part instanceof Part.Patch patch) {
        if (digest != null) {
          digest.abandon();
        }
        channel.position(patch.position());
        put(ByteBuffer.wrap(patch.bytes().get()));
        channel.position(written);
      }
    }
  }

  private void writeChunks(long size) throws IOException {
    try {
      for (long end = written + size; written < end; ) {
        if (digest != null) {
          digest.await(); // the chunk before is made anew
        }
        write(chunks.next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("the writing was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    written += bytes.remaining();
    if (checksum != null) {
      checksum.update(bytes.duplicate());
    }
    if (digest != null) {
      digest.add(bytes);
    }
    put(bytes);
    listener.written(written, total);
  }

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
