package io.github.weightseed.keras.hdf5;

import io.github.weightseed.keras.stream.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The channel that jHDF reads a file's structure through: a file, or a stretch of one, and so many
 * reads as a sound file needs. jHDF follows addresses wherever they lead; loops in them end here.
 */
final class GuardedChannel extends FileChannel {

  /** A file's smallest objects have about 60 bytes, for which jHDF takes about 15 reads. */
  private static final int BYTES_A_READ = 4;

  private static final int FEWEST_READS = 10_000;
  private static final int MOST_READS = 2_000_000;

  /** More frames than jHDF takes for a sound file's groups within groups. */
  private static final int MOST_FRAMES = 500;

  private static final int READS_A_CHECK = 16;

  private final Bytes bytes;
  private final long firstFrames;
  private long readsLeft;

  GuardedChannel(Bytes bytes) {
    this.bytes = bytes;
    this.readsLeft = Math.min(MOST_READS, FEWEST_READS + bytes.size() / BYTES_A_READ);
    this.firstFrames = StackWalker.getInstance().<Long>walk(Stream::count);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    readsLeft--;
    if (readsLeft < 0 || (readsLeft % READS_A_CHECK == 0 && isDeep())) {
      throw new IOException("its structure has a loop in it, or is too large");
    }
    if (position < 0 || target.remaining() > bytes.size() - position) {
      return -1;
    }
    int start = target.position();
    bytes.read(position, target);
    OpaqueTypes.makeReadable(target.duplicate().flip().position(start));
    return target.position() - start;
  }

  /**
   * Whether jHDF calls itself without end. It must not come to where the stack ends: if that is in
   * a read of the JDK's file channel, the channel may stay marked as being read, and closing it
   * then waits for ever (seen with JDK 25).
   */
  private boolean isDeep() {
    long most = firstFrames + MOST_FRAMES;
    return StackWalker.getInstance().walk(frames -> frames.skip(most).findFirst()).isPresent();
  }

  @Override
  public long size() {
    return bytes.size();
  }

  /** jHDF then reads instead. */
  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw unused();
  }

  @Override
  protected void implCloseChannel() {}

  @Override
  public int read(ByteBuffer target) {
    throw unused();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw unused();
  }

  @Override
  public int write(ByteBuffer source) {
    throw unused();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw unused();
  }

  @Override
  public int write(ByteBuffer source, long position) {
    throw unused();
  }

  @Override
  public long position() {
    throw unused();
  }

  @Override
  public FileChannel position(long position) {
    throw unused();
  }

  @Override
  public FileChannel truncate(long size) {
    throw unused();
  }

  @Override
  public void force(boolean metadata) {}

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw unused();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw unused();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw unused();
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) {
    throw unused();
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("Only reads at a position are expected");
  }
}
