package io.github.weightseed.bench.sidebyside;

import java.util.Arrays;
import java.util.List;

/** Sides that are timed in turn, so that what slows the machine for a while slows each. */
final class Turns {

  /** Long enough for the other side's threads to have stopped spinning. */
  private static final long PAUSE_MILLIS = 60;

  /** One side's turn. */
  interface Side {
    /** {@return the seconds of its fastest call} */
    double turn();
  }

  private Turns() {}

  /** The seconds of each side's fastest call in all its turns. */
  static double[] best(int rounds, List<Side> sides) {
    double[] best = new double[sides.size()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < best.length; i++) {
        pause();
        best[i] = Math.min(best[i], sides.get(i).turn());
      }
    }
    return best;
  }

  /** Runs something again and again for so many seconds, once at least: the fastest run's. */
  static double fastest(double seconds, Runnable call) {
    double best = Double.POSITIVE_INFINITY;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      long start = System.nanoTime();
      call.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    } while (System.nanoTime() < end);
    return best;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
