package io.github.weightseed.keras.stream;

import io.github.weightseed.TensorSource;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a row of tensors, chunk by chunk in file order, made ahead on several threads.
 *
 * <p>At most a few chunks a thread exist at a time, whatever the size of the tensors. Chunks of a
 * random-access source are made side by side; those of a sequential source one after the other, in
 * order. For use by one thread.
 */
final class ChunkSupply implements AutoCloseable {

  /** Chunks under way for each thread: one being made, one ready. */
  private static final int CHUNKS_PER_THREAD = 2;

  private final Iterator<TensorSource> sources;
  private final int chunkBytes;
  private final int window;
  private final Executor executor;
  private final @Nullable ExecutorService pool;
  private final Deque<CompletableFuture<ByteBuffer>> underWay = new ArrayDeque<>();
  private final Deque<ByteBuffer> spare = new ArrayDeque<>();
  private @Nullable ByteBuffer handedOut;

  private @Nullable TensorSource source;
  private long next;
  private CompletableFuture<?> previous = CompletableFuture.completedFuture(null);

  /**
   * Chunks of the sources, in their order.
   *
   * @param threads how many threads make chunks; 1 makes each on the caller's, when it is asked for
   */
  ChunkSupply(List<TensorSource> sources, int chunkBytes, int threads) {
    this.sources = sources.iterator();
    this.chunkBytes = chunkBytes;
    this.window = threads == 1 ? 1 : threads * CHUNKS_PER_THREAD;
    this.pool = threads == 1 ? null : pool(threads);
    this.executor = pool == null ? Runnable::run : pool;
  }

  private static ExecutorService pool(int threads) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(task, "weightseed-chunks-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * The next chunk: never empty, never with bytes of two tensors, valid until the next call.
   *
   * @throws NoSuchElementException after the last
   */
  ByteBuffer next() throws InterruptedException {
    if (handedOut != null) {
      spare.push(handedOut);
      handedOut = null;
    }
    while (underWay.size() < window && startChunk()) {}
    try {
      ByteBuffer chunk = underWay.remove().get();
      handedOut = chunk;
      return chunk;
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private boolean startChunk() {
    while (source == null || next == source.shape().size()) {
      if (!sources.hasNext()) {
        return false;
      }
      source = sources.next();
      next = 0;
      previous = CompletableFuture.completedFuture(null);
    }
    TensorSource from = source;
    long start = next;
    int count = (int) Math.min(chunkBytes / from.dtype().byteSize(), from.shape().size() - start);
    ByteBuffer buffer = spare.isEmpty() ? ByteBuffer.allocate(chunkBytes) : spare.pop();
    CompletableFuture<?> after =
        from.isRandomAccess() ? CompletableFuture.completedFuture(null) : previous;
    CompletableFuture<ByteBuffer> chunk =
        after.thenApplyAsync(ignored -> fill(from, start, count, buffer), executor);
    underWay.add(chunk);
    previous = chunk;
    next += count;
    return true;
  }

  private static ByteBuffer fill(TensorSource source, long from, int count, ByteBuffer buffer) {
    buffer.clear();
    source.read(from, count, buffer);
    if (buffer.position() != count * source.dtype().byteSize()) {
      throw new IllegalStateException(
          "A source gave %d bytes for %d elements of %s: %s"
              .formatted(buffer.position(), count, source.dtype(), source));
    }
    return buffer.flip();
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    Throwable cause = e.getCause();
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }

  /** Drops what is not handed out yet. A chunk being made is finished on its thread, for nobody. */
  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
