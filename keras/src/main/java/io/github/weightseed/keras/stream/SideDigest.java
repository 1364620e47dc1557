package io.github.weightseed.keras.stream;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The SHA-256 of bytes, computed on a thread beside the one that has them. For use by one thread.
 */
public final class SideDigest implements AutoCloseable {

  private final MessageDigest digest;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread daemon = new Thread(task, "weightseed-sha256");
            daemon.setDaemon(true);
            return daemon;
          });
  private Future<?> last = CompletableFuture.completedFuture(null);
  private boolean abandoned;

  /** A digest of nothing yet. */
  public SideDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Adds bytes, which must stay as they are until {@link #await} returns. */
  void add(ByteBuffer bytes) {
    if (!abandoned) {
      ByteBuffer own = bytes.duplicate();
      last = thread.submit(() -> digest.update(own));
    }
  }

  /** Waits until all bytes so far are in. */
  void await() throws InterruptedException {
    try {
      last.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("No SHA-256", e);
    }
  }

  /** Gives up, as bytes that are in are replaced. */
  void abandon() {
    abandoned = true;
  }

  /** The digest in 64 hexadecimal digits, unless it had to be given up. */
  public Optional<String> result() {
    if (abandoned) {
      return Optional.empty();
    }
    try {
      return Optional.of(thread.submit(() -> HexFormat.of().formatHex(digest.digest())).get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("No SHA-256", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
