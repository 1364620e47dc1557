package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import java.util.Arrays;
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
          "Whose values: tensorflow, jax, torch, numpy; in sample and plot also all of them, in"
              + " plot several (jax,torch). Default:"
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
      throw new UsageException(
          "--backend all is for sample and plot, got it where one backend is meant");
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

  /**
   * The backends that are named with commas between them, or all.
   *
   * @throws UsageException when there is no such backend
   */
  List<Backend> several(Console console) {
    if (isAll()) {
      return all();
    }
    if (name == null || !name.contains(",")) {
      return List.of(backend(console));
    }
    if (x64) {
      throw new UsageException("--x64 is for the jax backend alone: write jax-x64, got " + name);
    }
    return Arrays.stream(name.split(",", -1))
        .map(part -> parse("--backend", part.strip()))
        .distinct()
        .toList();
  }

  private static Backend parse(String where, String name) {
    try {
      return Backend.of(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(where + ": " + e.getMessage(), e);
    }
  }
}
