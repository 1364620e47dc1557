package io.github.weightseed.keras.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Forces a file to the disk bit by bit while it is being written, so that at its end little is left
 * to wait for. For use by one thread.
 */
final class EarlyForce implements AutoCloseable {

  /** What {@link FileChannel#force} does. */
  @FunctionalInterface
  interface Disk {
    /** Forces what is written to the disk, the file's size and times only when they are wanted. */
    void force(boolean metaData) throws IOException;
  }

  /** Long enough that small files never meet it. */
  private static final long PAUSE_MILLISECONDS = 100;

  private final Disk disk;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "weightseed-force");
  private @Nullable IOException failure;

  EarlyForce(Disk disk) {
    this.disk = disk;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!ended.await(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        disk.force(false);
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; the file is forced at its end in any case.
    }
  }

  /**
   * Forces the rest.
   *
   * @throws IOException when this or an earlier one failed: the system tells a failure only once
   */
  void finish() throws IOException {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the writing was interrupted");
    }
    if (failure != null) {
      throw failure;
    }
    disk.force(true);
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
