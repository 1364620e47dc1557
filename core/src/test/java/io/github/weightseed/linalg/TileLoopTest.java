package io.github.weightseed.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("occupies the common pool")
class TileLoopTest {

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 4", "1, 4", "5, 1", "100, 2", "100, 64"})
  void runsEveryTaskOnce(int count, int threads) {
    AtomicIntegerArray runs = new AtomicIntegerArray(count);
    new TileLoop(threads).forEach(count, runs::incrementAndGet);
    for (int i = 0; i < count; i++) {
      assertThat(runs.get(i)).isOne();
    }
  }

  @Test
  void passesOnWhatATaskThrows() {
    assertThatThrownBy(
            () ->
                new TileLoop(2)
                    .forEach(
                        10,
                        i -> {
                          if (i == 7) {
                            throw new IllegalStateException("seven");
                          }
                        }))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("seven");
  }

  @Test
  void endsWhereAllThreadsOfThePoolWaitForTheCaller() {
    CountDownLatch finished = new CountDownLatch(1);
    for (int i = 0; i <= 2 * ForkJoinPool.getCommonPoolParallelism(); i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                try {
                  finished.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    try {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(30), () -> new TileLoop(4).forEach(50, i -> {}));
    } finally {
      finished.countDown();
    }
  }
}
