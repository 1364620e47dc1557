package io.github.weightseed;

import io.github.weightseed.text.Names;
import java.util.Arrays;

/**
 * The Keras backend whose values are reproduced: one seed gives different numbers on each.
 *
 * <p>The names are those of {@code KERAS_BACKEND}. The reference is Keras 3.15.1 on CPU, x86-64
 * with FMA.
 *
 * <p>Immutable and safe for use by many threads.
 */
public enum Backend {
  /** JAX 0.10.2 as it is by default: float64 becomes float32, and int64 int32. */
  JAX("jax"),
  /** JAX 0.10.2 with {@code jax_enable_x64}: float64 and int64 are kept. */
  JAX_X64("jax-x64"),
  /** TensorFlow 2.21: Keras' own default. */
  TENSORFLOW("tensorflow"),
  /** PyTorch 2.13. */
  TORCH("torch"),
  /** NumPy 2.4. */
  NUMPY("numpy");

  private final String kerasName;

  Backend(String kerasName) {
    this.kerasName = kerasName;
  }

  /**
   * The backend with a name as in {@code KERAS_BACKEND}, or {@code jax-x64}.
   *
   * @throws IllegalArgumentException when there is none, with the nearest names
   */
  public static Backend of(String kerasName) {
    for (Backend backend : values()) {
      if (backend.kerasName.equals(kerasName)) {
        return backend;
      }
    }
    throw new IllegalArgumentException(
        "Unknown backend: "
            + kerasName
            + Names.suggestion(
                kerasName, Arrays.stream(values()).map(Backend::kerasName).toList()));
  }

  /** The name in {@code KERAS_BACKEND}; {@code jax-x64} for JAX with 64-bit types. */
  public String kerasName() {
    return kerasName;
  }

  /** The name in {@code KERAS_BACKEND}. */
  @Override
  public String toString() {
    return kerasName;
  }
}
