package io.github.weightseed;

import io.github.weightseed.random.PythonRandom;

/**
 * The stream of default seeds that {@code keras.utils.set_random_seed(s)} starts: each {@link
 * #next()} is Keras' {@code make_default_seed()}, that is Python's {@code random.randint(1,
 * 10**9)}.
 *
 * <p>Safe for use by many threads; the order of draws among them is then a race.
 */
public final class SeedStream {

  private static final int LARGEST = 1_000_000_000;

  private final PythonRandom random;

  private SeedStream(long seed) {
    this.random = new PythonRandom(seed);
  }

  /**
   * The stream that starts as {@code keras.utils.set_random_seed(seed)} does.
   *
   * @param seed from 0 to 2<sup>32</sup>-1, both included
   * @throws IllegalArgumentException outside that range, as Keras
   */
  public static SeedStream of(long seed) {
    if (seed < 0 || seed > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("Seed must be between 0 and 2**32 - 1, got seed=" + seed);
    }
    return new SeedStream(seed);
  }

  /** The next default seed, from 1 to 10<sup>9</sup>, both included. */
  public synchronized long next() {
    return 1L + random.below(LARGEST);
  }
}
