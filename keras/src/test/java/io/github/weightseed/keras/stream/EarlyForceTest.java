package io.github.weightseed.keras.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EarlyForceTest {

  /** Counts how often it is forced, and can fail at the first. */
  private static final class Disk extends FileChannel {

    private final CountDownLatch early = new CountDownLatch(2);
    private final boolean isBroken;
    private boolean isWhole;

    Disk(boolean isBroken) {
      this.isBroken = isBroken;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      isWhole = metaData;
      boolean first = early.getCount() == 2;
      early.countDown();
      if (isBroken && first) {
        early.countDown();
        throw new IOException("Input/output error");
      }
    }

    @Override
    protected void implCloseChannel() {}

    @Override
    public int read(ByteBuffer target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long size() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void forcesAgainAndAgainAndAllAtTheEnd() throws Exception {
    Disk disk = new Disk(false);
    try (EarlyForce force = new EarlyForce(disk)) {
      disk.early.await();
      assertThat(disk.isWhole).isFalse();
      force.finish();
    }
    assertThat(disk.isWhole).isTrue();
  }

  /** The system tells a failure to the first who asks, and nobody after. */
  @Test
  void anEarlyFailureIsToldAtTheEnd() throws Exception {
    Disk disk = new Disk(true);
    try (EarlyForce force = new EarlyForce(disk)) {
      disk.early.await();
      assertThatIOException().isThrownBy(force::finish).withMessage("Input/output error");
    }
  }
}
