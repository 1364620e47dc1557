package io.github.weightseed.keras.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EarlyForceTest {

  /** Not the file's size and times while it grows. */
  @Test
  void forcesAgainAndAgainAndAllAtTheEnd() throws Exception {
    List<Boolean> forced = new CopyOnWriteArrayList<>();
    CountDownLatch twice = new CountDownLatch(2);
    try (EarlyForce force =
        new EarlyForce(
            metaData -> {
              forced.add(metaData);
              twice.countDown();
            })) {
      twice.await();
      force.finish();
    }
    assertThat(forced).hasSizeGreaterThanOrEqualTo(3).endsWith(true);
    assertThat(forced.subList(0, forced.size() - 1)).containsOnly(false);
  }

  /** The system tells a failure to the first who asks, and nobody after. */
  @Test
  void anEarlyFailureIsToldAtTheEnd() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    try (EarlyForce force =
        new EarlyForce(
            metaData -> {
              if (failed.getCount() > 0) {
                failed.countDown();
                throw new IOException("Input/output error");
              }
            })) {
      failed.await();
      assertThatIOException().isThrownBy(force::finish).withMessage("Input/output error");
    }
  }
}
