package io.github.weightseed.explorer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobsTest {

  private static final long LONG = 20_000;

  private final Jobs jobs = new Jobs();

  @AfterEach
  void stop() {
    jobs.close();
  }

  private Job.Status outcome(Job.Work work) throws InterruptedException {
    return jobs.start(work).await(LONG);
  }

  @Test
  void aResultIsHandedOver() throws InterruptedException {
    Job job = jobs.start(running -> "result");
    assertThat(job.await(LONG))
        .isEqualTo(new Job.Status(job.id(), Job.State.DONE, 1, "result", null, null));
    assertThat(jobs.find(job.id())).isSameAs(job);
    jobs.forget(job);
    assertThat(jobs.find(job.id())).isNull();
  }

  @Test
  void failuresAreSentences() throws InterruptedException {
    assertThat(
            outcome(
                job -> {
                  throw RefusedException.of("shape", "Too large");
                }))
        .extracting(Job.Status::state, Job.Status::error, Job.Status::field)
        .containsExactly(Job.State.FAILED, "Too large", "shape");
    assertThat(
            outcome(
                job -> {
                  throw new IllegalArgumentException("Keras says no");
                }))
        .extracting(Job.Status::state, Job.Status::error, Job.Status::field)
        .containsExactly(Job.State.FAILED, "Keras says no", null);
    assertThat(
            outcome(
                    job -> {
                      throw new OutOfMemoryError();
                    })
                .error())
        .startsWith("This needs more memory than there is");
    assertThat(
            outcome(
                    job -> {
                      throw new IllegalStateException("a fault");
                    })
                .error())
        .isEqualTo("Unexpected java.lang.IllegalStateException: a fault");
  }

  /** Whatever it ends by: else the page would ask for ever. */
  @Test
  void aBrokenProgramIsToldToo() throws InterruptedException {
    assertThat(
            outcome(
                job -> {
                  throw new NoClassDefFoundError("org/ejml/Matrix");
                }))
        .extracting(Job.Status::state, Job.Status::error)
        .containsExactly(
            Job.State.FAILED, "Unexpected java.lang.NoClassDefFoundError: org/ejml/Matrix");
  }

  @Test
  void progressIsOfAllParts() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    Job job =
        jobs.start(
            running -> {
              running.part(1, 4).made(1, 2);
              told.countDown();
              await(seen);
              return "";
            });
    told.await();
    Job.Status status = job.await(0);
    assertThat(status.state()).isEqualTo(Job.State.RUNNING);
    assertThat(status.progress()).isEqualTo(0.375);
    seen.countDown();
    assertThat(job.await(LONG).progress()).isEqualTo(1);
  }

  @Test
  void workEndsWhenItIsCancelled() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Job job =
        jobs.start(
            running -> {
              begun.countDown();
              try {
                while (true) {
                  running.progress().made(0, 1);
                }
              } finally {
                ended.countDown();
              }
            });
    begun.await();
    assertThat(job.await(0).state()).isEqualTo(Job.State.RUNNING);
    job.cancel();
    assertThat(job.await(0).state()).isEqualTo(Job.State.CANCELLED);
    ended.await();
    assertThat(job.await(LONG).result()).isNull();
  }

  @Test
  void thereIsAnEndToWhatIsTaken() {
    CountDownLatch end = new CountDownLatch(1);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                jobs.start(
                    job -> {
                      await(end);
                      return "";
                    });
              }
            })
        .isInstanceOf(RefusedException.class)
        .hasMessage("Too much is going on already; cancel something");
    end.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
