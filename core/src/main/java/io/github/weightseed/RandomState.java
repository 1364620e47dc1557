package io.github.weightseed;

import io.github.weightseed.random.RandomStream;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code keras.utils.set_random_seed} resets: the stream of default seeds, and the global
 * SeedGenerator behind {@code keras.random} calls without a seed.
 *
 * <p>There is one for the process ({@link Weightseed#setRandomSeed}); a scope ({@link
 * Weightseed#withSeed}, a model's run) has one of its own that hides it on its thread. Safe for use
 * by many threads.
 */
public final class RandomState {

  private static final ThreadLocal<@Nullable RandomState> SCOPED = new ThreadLocal<>();
  private static volatile RandomState process =
      RandomState.of(ThreadLocalRandom.current().nextLong(1L << 32));

  private final SeedStream seeds;
  private @Nullable SeedState global;

  private RandomState(SeedStream seeds) {
    this.seeds = seeds;
  }

  /**
   * The state right after {@code keras.utils.set_random_seed(seed)}.
   *
   * @param seed from 0 to 2<sup>32</sup>-1, both included
   * @throws IllegalArgumentException outside that range
   */
  public static RandomState of(long seed) {
    return new RandomState(SeedStream.of(seed));
  }

  /** The state of this thread's scope, or else the process'. */
  public static RandomState current() {
    RandomState scoped = SCOPED.get();
    return scoped != null ? scoped : process;
  }

  static void setProcess(RandomState state) {
    process = state;
  }

  /** Runs an action with this as the current state of its thread. */
  public <T extends @Nullable Object> T run(Supplier<T> action) {
    RandomState outer = SCOPED.get();
    SCOPED.set(this);
    try {
      return action.get();
    } finally {
      if (outer == null) {
        SCOPED.remove();
      } else {
        SCOPED.set(outer);
      }
    }
  }

  /** The next default seed, from 1 to 10<sup>9</sup>: what an initializer without a seed draws. */
  public long nextSeed() {
    return seeds.next();
  }

  /**
   * The state of the global SeedGenerator for a draw without a seed, on a backend; it then moves on
   * as Keras' unordered draws do. The first use draws its seed from the stream of default seeds.
   */
  public synchronized SeedState nextGlobal(Backend backend) {
    SeedState state = global != null ? global : new SeedState(nextSeed(), 0, true);
    global = RandomStream.of(backend).nextUnordered(state);
    return state;
  }
}
