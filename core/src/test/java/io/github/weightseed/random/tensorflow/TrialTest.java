package io.github.weightseed.random.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrialTest {

  /** Of the early half, when nothing is compiled yet, no call counts. */
  private static boolean secondWins(long first, long second) {
    Trial trial = new Trial();
    int seconds = 0;
    for (int call = 0; call < Trial.CALLS; call++) {
      assertThat(trial.isOver()).isFalse();
      assertThat(trial.secondWins()).isFalse();
      boolean isSecond = trial.isSecondsTurn();
      seconds += isSecond ? 1 : 0;
      boolean isEarly = call < Trial.CALLS / 2;
      trial.took(isSecond, isEarly ? 1 : (isSecond ? second : first) + call % 5);
    }
    assertThat(trial.isOver()).isTrue();
    assertThat(seconds).isBetween(Trial.CALLS / 32, Trial.CALLS / 8);
    return trial.secondWins();
  }

  @Test
  void theFasterWayWins() {
    assertThat(secondWins(2000, 3000)).isFalse();
    assertThat(secondWins(3000, 2000)).isTrue();
    assertThat(secondWins(2000, 2000)).isFalse();
  }
}
