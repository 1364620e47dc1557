package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which backend's values to make: {@code --backend}, else {@code KERAS_BACKEND}, else Keras'
 * default.
 */
final class BackendOptions {

  private static final String VARIABLE = "KERAS_BACKEND";
  private static final String ALL = "all";

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "Whose values: tensorflow, jax, torch, numpy; in sample also all of them. Default:"
              + " $KERAS_BACKEND, else tensorflow, as in Keras.")
  private @Nullable String name;

  @Option(
      names = "--x64",
      description = "JAX with 64-bit types (JAX_ENABLE_X64=1): float64 stays float64.")
  private boolean x64;

  BackendOptions() {}

  /** Whether the command line names a backend. */
  boolean isNamed() {
    return name != null || x64;
  }

  /** Whether all backends are asked for. */
  boolean isAll() {
    return ALL.equals(name);
  }

  /** All of them, Keras' default first. */
  List<Backend> all() {
    Backend jax = x64 ? Backend.JAX_X64 : Backend.JAX;
    return List.of(Backend.TENSORFLOW, jax, Backend.TORCH, Backend.NUMPY);
  }

  /**
   * The backend.
   *
   * @throws UsageException when there is no such backend, or all are asked for
   */
  Backend backend(Console console) {
    if (isAll()) {
      throw new UsageException("--backend all is for sample, got it where one backend is meant");
    }
    String variable = console.environment().getOrDefault(VARIABLE, "");
    Backend backend;
    if (name != null) {
      backend = parse("--backend", name);
    } else {
      backend = variable.isEmpty() ? Backend.TENSORFLOW : parse(VARIABLE, variable);
    }
    if (!x64) {
      return backend;
    }
    if (backend != Backend.JAX && backend != Backend.JAX_X64) {
      throw new UsageException("--x64 is for the jax backend, got " + backend);
    }
    return Backend.JAX_X64;
  }

  private static Backend parse(String where, String name) {
    try {
      return Backend.of(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(where + ": " + e.getMessage(), e);
    }
  }
}
