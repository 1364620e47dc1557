package io.github.weightseed.random.tensorflow;

/**
 * Finds out which of two ways to the same result is the faster on this JVM, which depends on the
 * machine code that its compiler makes.
 *
 * <p>Of the first {@value #CALLS} calls most go the first way, and enough the second for both to be
 * compiled. Of the later half the fastest call of each counts. Safe for use by many threads.
 */
final class Trial {

  /** Some ten milliseconds' worth of Philox blocks. */
  static final int CALLS = 1 << 12;

  private static final int SECOND_EVERY = 16;

  private final long[] fastest = {Long.MAX_VALUE, Long.MAX_VALUE};
  private int calls;
  private volatile boolean over;
  private volatile boolean secondWins;

  /** Whether no more calls have to be timed. */
  boolean isOver() {
    return over;
  }

  /** Whether the second way is known to be the faster one. */
  boolean secondWins() {
    return secondWins;
  }

  /** Whether the next timed call goes the second way. */
  synchronized boolean isSecondsTurn() {
    return calls % SECOND_EVERY == 0;
  }

  /** Tells how long a call took. */
  synchronized void took(boolean second, long nanoseconds) {
    calls++;
    int way = second ? 1 : 0;
    if (calls > CALLS / 2) {
      fastest[way] = Math.min(fastest[way], nanoseconds);
    }
    if (calls >= CALLS) {
      secondWins = fastest[1] < fastest[0];
      over = true;
    }
  }
}
