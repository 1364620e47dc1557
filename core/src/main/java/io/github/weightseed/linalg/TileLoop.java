package io.github.weightseed.linalg;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs independent tasks by number, on the calling thread and helpers from the common pool. */
final class TileLoop {

  private final int threads;

  /** A loop on at most so many threads, and no more than the common pool can help with. */
  TileLoop(int threads) {
    this.threads = Math.min(threads, 1 + ForkJoinPool.getCommonPoolParallelism());
  }

  /** Runs {@code body} for 0 to {@code count - 1}, started in this order, and waits for all. */
  void forEach(int count, IntConsumer body) {
    AtomicInteger next = new AtomicInteger();
    Runnable drain =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            body.accept(i);
          }
        };
    var helpers =
        IntStream.range(1, Math.min(threads, count))
            .mapToObj(helper -> ForkJoinPool.commonPool().submit(drain))
            .toList();
    drain.run();
    helpers.forEach(ForkJoinTask::join);
  }
}
