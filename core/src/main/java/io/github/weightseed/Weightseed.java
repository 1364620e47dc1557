package io.github.weightseed;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The library's global state, all of it: the random state, the default backend and the default
 * float type.
 *
 * <p>Everything here can be avoided by passing seeds, backends and dtypes. The settings are
 * process-wide and may be changed from any thread; a scope ({@link #withSeed}, {@link
 * #withBackend}) holds on its thread alone. No environment variable is read.
 */
public final class Weightseed {

  private static final ThreadLocal<@Nullable Backend> SCOPED_BACKEND = new ThreadLocal<>();
  private static volatile Backend backend = Backend.TENSORFLOW;
  private static volatile DType floatx = DType.FLOAT32;

  private Weightseed() {}

  /** The program whose values these are, with its version. */
  public static String reference() {
    return "keras-3.15.1";
  }

  /**
   * Starts the process' random state anew, as {@code keras.utils.set_random_seed(seed)}.
   *
   * @param seed from 0 to 2<sup>32</sup>-1, both included
   * @throws IllegalArgumentException outside that range
   */
  public static void setRandomSeed(long seed) {
    RandomState.setProcess(RandomState.of(seed));
  }

  /**
   * Runs an action as if {@link #setRandomSeed} had been called just before, on this thread and for
   * this action alone.
   *
   * @param seed from 0 to 2<sup>32</sup>-1, both included
   * @throws IllegalArgumentException outside that range
   */
  public static <T extends @Nullable Object> T withSeed(long seed, Supplier<T> action) {
    return RandomState.of(seed).run(action);
  }

  /**
   * The backend for calls that name none: {@code tensorflow}, Keras' default, unless set otherwise.
   */
  public static Backend backend() {
    Backend scoped = SCOPED_BACKEND.get();
    return scoped != null ? scoped : backend;
  }

  /** Sets the backend for calls that name none. */
  public static void setBackend(Backend backend) {
    Weightseed.backend = backend;
  }

  /** Runs an action with another default backend, on this thread and for this action alone. */
  public static <T extends @Nullable Object> T withBackend(Backend backend, Supplier<T> action) {
    Backend outer = SCOPED_BACKEND.get();
    SCOPED_BACKEND.set(backend);
    try {
      return action.get();
    } finally {
      if (outer == null) {
        SCOPED_BACKEND.remove();
      } else {
        SCOPED_BACKEND.set(outer);
      }
    }
  }

  /**
   * The dtype for calls that name none, as {@code keras.config.floatx()}: float32 unless set
   * otherwise.
   */
  public static DType floatx() {
    return floatx;
  }

  /**
   * Sets the dtype for calls that name none, as {@code keras.config.set_floatx}.
   *
   * @throws IllegalArgumentException when it is not a floating-point type
   */
  public static void setFloatx(DType dtype) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(
          "Unknown `floatx` value: "
              + dtype
              + ". Expected one of {'bfloat16', 'float16', 'float32', 'float64'}");
    }
    floatx = dtype;
  }
}
