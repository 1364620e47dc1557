package io.github.weightseed.keras;

import io.github.weightseed.Backend;

/**
 * The Keras whose files are read and written.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Keras {

  /** The version that all files and values are compared with. */
  public static final String VERSION = "3.15.1";

  private Keras() {}

  /**
   * The reference of a backend's values: Keras and the backend's library, with their versions.
   *
   * @param backend the backend
   * @return such as {@code keras-3.15.1/jax-0.10.2}
   */
  public static String reference(Backend backend) {
    String library =
        switch (backend) {
          case JAX -> "jax-0.10.2";
          case JAX_X64 -> "jax-0.10.2-x64";
          case TENSORFLOW -> "tensorflow-2.21.0";
          case TORCH -> "torch-2.13.0";
          case NUMPY -> "numpy-2.4.6";
        };
    return "keras-" + VERSION + "/" + library;
  }
}
