package io.github.weightseed.keras.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Lets numbers pass in order, 0 first. Safe for use by many threads. */
final class Turnstile {

  /** Some 20 microseconds: less than putting a thread to sleep and waking it takes. */
  private static final int SPINS = 500;

  private final Map<Long, Thread> asleep = new HashMap<>();
  private volatile long turn;
  private volatile boolean closed;

  /**
   * Waits for a number's turn, which lasts until {@link #pass}.
   *
   * @return whether it has come; not when the turnstile is closed
   */
  boolean await(long number) throws InterruptedException {
    for (int i = 0; i < SPINS && isToWait(number); i++) {
      Thread.onSpinWait();
    }
    if (isToWait(number)) {
      synchronized (this) {
        asleep.put(number, Thread.currentThread());
      }
      while (isToWait(number) && !Thread.currentThread().isInterrupted()) {
        LockSupport.park(this);
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return !closed;
  }

  private boolean isToWait(long number) {
    return turn != number && !closed;
  }

  /** Ends the turn of the number whose it is. */
  synchronized void pass() {
    turn++;
    LockSupport.unpark(asleep.remove(turn));
  }

  /** Lets nobody pass any more. */
  synchronized void close() {
    closed = true;
    asleep.values().forEach(LockSupport::unpark);
  }
}
