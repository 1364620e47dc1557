package io.github.weightseed;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A source of seeds, as {@code keras.random.SeedGenerator}: draw number {@code n} (from 0) uses
 * {@code [seed, n]}.
 *
 * <p>The one mutable type here. It is safe for use by many threads: every draw gets a number of its
 * own, though which thread gets which is then a race. It counts once when a tensor or source is
 * asked for, never when a source is read.
 */
public final class SeedGenerator {

  private static final String DEFAULT_NAME = "seed_generator";

  private final OptionalLong givenSeed;
  private final long seed;
  private final String name;
  private final AtomicLong count = new AtomicLong();

  private SeedGenerator(OptionalLong givenSeed, long seed, String name) {
    this.givenSeed = givenSeed;
    this.seed = seed;
    this.name = checkedName(name);
  }

  private static String checkedName(String name) {
    if (name.contains("/")) {
      throw new IllegalArgumentException(
          "Argument `name` must be a string and cannot contain character `/`. Received: name=%s (of type <class 'str'>)"
              .formatted(name));
    }
    return name;
  }

  /** A generator without a given seed: one is drawn now from the current {@link RandomState}. */
  public SeedGenerator() {
    this(DEFAULT_NAME);
  }

  /**
   * A generator that starts at {@code [seed, 0]}.
   *
   * @param seed any int; each backend refuses what it cannot take when values are asked for
   */
  public SeedGenerator(long seed) {
    this(seed, DEFAULT_NAME);
  }

  /** A generator with a name, which configs hold; without a given seed: one is drawn now. */
  public SeedGenerator(String name) {
    this(OptionalLong.empty(), RandomState.current().nextSeed(), name);
  }

  /** A generator that starts at {@code [seed, 0]}, with a name, which configs hold. */
  public SeedGenerator(long seed, String name) {
    this(OptionalLong.of(seed), seed, name);
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

  /**
   * The name in configs: {@code seed_generator} unless given. Keras numbers its generators here;
   * this class does not.
   */
  public String name() {
    return name;
  }

  /**
   * A new generator from this one's config: with the same given seed, from {@code [seed, 0]} on;
   * without one, it draws.
   */
  public SeedGenerator copy() {
    return givenSeed.isPresent() ? new SeedGenerator(seed, name) : new SeedGenerator(name);
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
