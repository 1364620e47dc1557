package io.github.weightseed.linalg;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs independent tasks by number, on the calling thread and helpers from the common pool.
 *
 * <p>The calling thread takes whatever no helper has begun, and waits only for tasks that a helper
 * is at work on. So it always comes to an end, even where all threads of the pool wait for the
 * caller.
 */
final class TileLoop {

  private final int threads;

  /** A loop on at most so many threads, and no more than the common pool can help with. */
  TileLoop(int threads) {
    this.threads = Math.min(threads, 1 + ForkJoinPool.getCommonPoolParallelism());
  }

  /**
   * Runs {@code body} for 0 to {@code count - 1}, begun in this order, and waits for all.
   *
   * @throws java.util.concurrent.CompletionException with what a body threw as its cause
   */
  void forEach(int count, IntConsumer body) {
    if (count == 0) {
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicInteger left = new AtomicInteger(count);
    CompletableFuture<Void> done = new CompletableFuture<>();
    Runnable drain =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
              body.accept(i);
            } catch (RuntimeException | Error e) {
              done.completeExceptionally(e);
            }
            if (left.decrementAndGet() == 0) {
              done.complete(null);
            }
          }
        };
    for (int helper = 1; helper < Math.min(threads, count); helper++) {
      ForkJoinPool.commonPool().execute(drain);
    }
    drain.run();
    done.join();
  }
}
