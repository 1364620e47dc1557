package io.github.weightseed;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A source of seeds, as {@code keras.random.SeedGenerator}: draw number {@code n} (from 0) uses {@code [seed, n]}.
 *
 * <p>The one mutable type here. It is safe for use by many threads: every draw gets a number of its own, though which
 * thread gets which is then a race. It counts once when a tensor or source is asked for, never when a source is read.
 */
public final class SeedGenerator {

  private final OptionalLong givenSeed;
  private final long seed;
  private final AtomicLong count = new AtomicLong();

  private SeedGenerator(OptionalLong givenSeed, long seed) {
    this.givenSeed = givenSeed;
    this.seed = seed;
  }

  /** A generator without a given seed: one is drawn now from the current {@link RandomState}. */
  public SeedGenerator() {
    this(OptionalLong.empty(), RandomState.current().nextSeed());
  }

  /**
   * A generator that starts at {@code [seed, 0]}.
   *
   * @param seed any int; each backend refuses what it cannot take when values are asked for
   */
  public SeedGenerator(long seed) {
    this(OptionalLong.of(seed), seed);
  }

  /** The state for the next draw; the generator moves on by one. */
  public SeedState next() {
    return new SeedState(seed, count.getAndIncrement(), true);
  }

  /** The seed that the user gave; empty when it was drawn. */
  public OptionalLong givenSeed() {
    return givenSeed;
  }

  /** The seed in use, given or drawn. */
  public long seed() {
    return seed;
  }

  /** How many draws have been made. */
  public long count() {
    return count.get();
  }

  @Override
  public String toString() {
    return "SeedGenerator(seed=" + seed + ", count=" + count + ")";
  }
}
