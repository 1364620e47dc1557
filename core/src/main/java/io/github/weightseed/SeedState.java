package io.github.weightseed;

/**
 * The pair of numbers that starts one random draw in Keras: {@code [seed, count]}.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param seed the seed, an int of any size; each backend has its own rule for what fits
 * @param count how many draws the generator has made before; 0 for an int seed
 * @param fromGenerator whether it comes from a {@link SeedGenerator}, whose range is narrower on
 *     PyTorch
 */
public record SeedState(long seed, long count, boolean fromGenerator) {

  /** The state of an int seed. */
  public static SeedState ofInt(long seed) {
    return new SeedState(seed, 0, false);
  }
}
