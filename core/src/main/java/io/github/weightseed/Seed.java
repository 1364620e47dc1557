package io.github.weightseed;

/**
 * Where an initializer's randomness comes from, as in Keras: an int, a {@link SeedGenerator}, or
 * nothing given.
 *
 * <p>An int makes the same values at every call; a generator makes new ones at every call; an
 * initializer that was given none draws an int once, when it is constructed, from {@link
 * RandomState#current()}.
 */
public sealed interface Seed {

  /** The seed that the next draw uses; a generator moves on by one. */
  SeedState draw();

  /**
   * The seed of an initializer's copy: an int stays, one that was drawn is drawn anew, and a
   * generator starts again.
   */
  Seed copy();

  /** An int seed that the user gave. */
  static Seed of(long seed) {
    return new Given(seed);
  }

  /** A generator: a new seed for every draw. */
  static Seed of(SeedGenerator generator) {
    return new Generated(generator);
  }

  /** No seed given: an int is drawn now, once, from the current {@link RandomState}. */
  static Seed drawn() {
    return new Drawn(RandomState.current().nextSeed());
  }

  /**
   * An int seed from the user.
   *
   * @param value any int; each backend refuses what it cannot take when values are asked for
   */
  record Given(long value) implements Seed {
    @Override
    public SeedState draw() {
      return SeedState.ofInt(value);
    }

    @Override
    public Seed copy() {
      return this;
    }
  }

  /**
   * An int seed that was drawn because the user gave none; configs write it as null, and copies
   * draw again.
   *
   * @param value from 1 to 10<sup>9</sup>
   */
  record Drawn(long value) implements Seed {
    @Override
    public SeedState draw() {
      return SeedState.ofInt(value);
    }

    @Override
    public Seed copy() {
      return Seed.drawn();
    }
  }

  /**
   * A generator from the user.
   *
   * @param generator moves on by one at every draw
   */
  record Generated(SeedGenerator generator) implements Seed {
    @Override
    public SeedState draw() {
      return generator.next();
    }

    @Override
    public Seed copy() {
      return new Generated(generator.copy());
    }
  }
}
