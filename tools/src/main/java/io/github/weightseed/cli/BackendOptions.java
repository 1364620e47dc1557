package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.initializers.GlorotUniform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which backend's values to make: {@code --backend}, else {@code KERAS_BACKEND}, else Keras'
 * default.
 */
final class BackendOptions {

  private static final String VARIABLE = "KERAS_BACKEND";

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "Whose values: jax, torch, numpy (tensorflow is to come). Default: $KERAS_BACKEND, else"
              + " tensorflow, as in Keras.")
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

  /**
   * The backend, whose stream is there.
   *
   * @throws UsageException when there is no such backend, or its stream is not there yet
   */
  Backend backend(Console console) {
    String variable = console.environment().getOrDefault(VARIABLE, "");
    Backend backend = named(variable);
    try {
      new GlorotUniform(0).source(Shape.scalar(), DType.FLOAT32, backend);
    } catch (UnsupportedOperationException e) {
      String reason =
          name == null && variable.isEmpty()
              ? " (tensorflow is Keras' default: name another by --backend or KERAS_BACKEND)"
              : "";
      throw new UsageException(e.getMessage() + reason, e);
    }
    return backend;
  }

  private Backend named(String variable) {
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
