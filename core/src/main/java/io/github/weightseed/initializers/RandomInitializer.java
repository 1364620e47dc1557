package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import io.github.weightseed.SeedGenerator;
import io.github.weightseed.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An initializer whose values come from a seed. Safe for use by many threads; with a {@link
 * SeedGenerator} as seed, which thread gets which draw is a race.
 */
public abstract class RandomInitializer extends AbstractInitializer {

  private final Seed seed;

  RandomInitializer(Seed seed) {
    this.seed = seed;
  }

  /** The seed in use: given, or drawn when this initializer was made. */
  public final Seed seed() {
    return seed;
  }

  /**
   * The standard deviation that the values for a shape have in expectation, before they are rounded
   * to a dtype.
   */
  public abstract double expectedStddev(Shape shape);

  @Override
  public abstract RandomInitializer copy();

  /** The arguments but for the seed, by name, in the order of Keras' config. */
  abstract Map<String, @Nullable Object> parameters();

  @Override
  final Map<String, @Nullable Object> arguments() {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(parameters());
    arguments.put("seed", seed);
    return arguments;
  }

  /** Without axes that were not given; a seed that was drawn is None. */
  @Override
  final Map<String, @Nullable Object> printed() {
    Map<String, @Nullable Object> printed = new LinkedHashMap<>(parameters());
    printed.values().removeIf(Objects::isNull);
    printed.put(
        "seed",
        seed instanceof Seed.Generated generated ? generated.generator() : SeedConfig.of(seed));
    return printed;
  }

  @Override
  public final Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("seed", SeedConfig.of(seed));
    config.putAll(parameters());
    return Collections.unmodifiableMap(config);
  }

  /**
   * Sets the arguments of an initializer by name.
   *
   * <p>A builder is for one thread at a time.
   *
   * @param <B> the builder itself
   * @param <T> what it builds
   */
  public abstract static class Builder<B extends Builder<B, T>, T extends RandomInitializer> {

    private @Nullable Seed seed;

    Builder() {}

    abstract B self();

    /**
     * An int seed: the same values at every call.
     *
     * @param seed any int; each backend refuses what it cannot take when values are asked for
     */
    public final B seed(long seed) {
      return seed(Seed.of(seed));
    }

    /** A generator as seed: new values at every call. */
    public final B seed(SeedGenerator generator) {
      return seed(Seed.of(generator));
    }

    final B seed(Seed seed) {
      this.seed = seed;
      return self();
    }

    /** The seed of a config, after which it must have no other keys. */
    final B seed(Arguments arguments) {
      Object value = arguments.value("seed", null);
      arguments.refuseOthers();
      seed = value == null ? null : SeedConfig.parse(value);
      return self();
    }

    /**
     * The initializer; without a seed given, one is drawn now.
     *
     * @throws IllegalArgumentException where Keras refuses an argument when constructing
     */
    public final T build() {
      check();
      return build(seed != null ? seed : Seed.drawn());
    }

    /** Refuses wrong arguments before a seed is drawn, as Keras does. */
    void check() {}

    abstract T build(Seed seed);
  }
}
