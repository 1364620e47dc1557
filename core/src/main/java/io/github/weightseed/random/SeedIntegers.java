package io.github.weightseed.random;

import io.github.weightseed.SeedState;

/**
 * The integers that a backend keeps a SeedGenerator's two numbers in: what an unordered draw makes
 * of them depends on where they wrap round. Immutable and safe for use by many threads.
 */
public enum SeedIntegers {
  /** From 0 to 2<sup>32</sup>-1: JAX and NumPy. */
  UINT32 {
    @Override
    long wrapped(long number) {
      return number & LARGEST_UINT32;
    }
  },
  /** From -2<sup>31</sup> to 2<sup>31</sup>-1: PyTorch. */
  INT32 {
    @Override
    long wrapped(long number) {
      return (int) number;
    }
  },
  /** From -2<sup>63</sup> to 2<sup>63</sup>-1: TensorFlow. */
  INT64 {
    @Override
    long wrapped(long number) {
      return number;
    }
  };

  private static final long LARGEST_UINT32 = 0xFFFF_FFFFL;

  /** The factor and the modulus in Keras' {@code SeedGenerator.next(ordered=False)}. */
  private static final long FACTOR = 5387;

  private static final long MODULUS = 933199;

  abstract long wrapped(long number);

  /** Keras' {@code (x + 1) * 5387 % 933199} of both numbers. */
  public SeedState nextUnordered(SeedState state) {
    return new SeedState(next(state.seed()), next(state.count()), true);
  }

  private long next(long number) {
    return Math.floorMod(wrapped((number + 1) * FACTOR), MODULUS);
  }

  /**
   * Refuses a seed beyond {@link #UINT32}, in Python's words.
   *
   * @throws IllegalArgumentException when it is
   */
  public static void requireUint32(SeedState state) {
    if (state.seed() < 0 || state.seed() > LARGEST_UINT32) {
      throw new IllegalArgumentException(
          "Python integer %d out of bounds for uint32".formatted(state.seed()));
    }
  }
}
