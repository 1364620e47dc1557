package io.github.weightseed.keras.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnstileTest {

  private final Turnstile turnstile = new Turnstile();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  @AfterEach
  void endPool() {
    pool.shutdownNow();
  }

  @Test
  void numbersPassInOrder() throws Exception {
    int threads = 4;
    int rounds = 5000;
    List<Integer> passed = new ArrayList<>();
    List<Callable<Void>> workers =
        IntStream.range(0, threads)
            .<Callable<Void>>mapToObj(
                first ->
                    () -> {
                      for (int n = first; n < threads * rounds; n += threads) {
                        assertThat(turnstile.await(n)).isTrue();
                        passed.add(n); // guarded by the turn
                        turnstile.pass();
                      }
                      return null;
                    })
            .toList();
    for (Future<Void> worker : pool.invokeAll(workers)) {
      worker.get();
    }
    assertThat(passed)
        .containsExactlyElementsOf(IntStream.range(0, threads * rounds).boxed().toList());
  }

  @Test
  void closingSendsThoseWhoWaitAway() throws Exception {
    Future<Boolean> waiting = pool.submit(() -> turnstile.await(7));
    turnstile.close();
    assertThat(waiting.get()).isFalse();
    assertThat(turnstile.await(0)).isFalse();
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> turnstile.await(1));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
