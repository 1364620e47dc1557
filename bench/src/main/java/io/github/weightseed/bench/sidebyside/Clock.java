package io.github.weightseed.bench.sidebyside;

/** How many cycles a second a processor makes, by operations that must wait for one another. */
final class Clock {

  private static final int STEPS = 1_000_000;

  /** Of Marsaglia's xorshift: three shifts and three xors, each one cycle on any processor. */
  private static final int CYCLES_OF_STEP = 6;

  private Clock() {}

  static double hertz(Settings settings) {
    Progress.step("clock");
    long[] sink = {88172645463325252L};
    Runnable steps = () -> sink[0] = run(sink[0]);
    Turns.fastest(settings.warmUpSeconds(), steps);
    double seconds = Turns.fastest(settings.warmUpSeconds(), steps);
    return (double) CYCLES_OF_STEP * STEPS / seconds;
  }

  private static long run(long start) {
    long x = start;
    for (int i = 0; i < STEPS; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
