package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.Fingerprints;
import io.github.weightseed.keras.Keras;
import java.nio.file.Path;

/**
 * The fingerprints that a run's weights are compared with.
 *
 * @param file where they lie
 * @param fingerprints what is in it
 */
record Proof(Path file, Fingerprints fingerprints) {

  private static final String EXTENSION = ".fingerprints";

  /** Where a model's fingerprints for a backend lie: {@code resnet50.jax.fingerprints}. */
  static Path besides(Path model, Backend backend) {
    String name = String.valueOf(model.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return model.resolveSibling(stem + "." + backend + EXTENSION);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when it holds no fingerprints
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  static Proof read(Path file) {
    return new Proof(file, Fingerprints.read(file));
  }

  /** Whether they are of a run, as far as the file says what they are of. */
  boolean isOf(Backend backend, long seed) {
    return fingerprints.backend().orElse(backend.kerasName()).equals(backend.kerasName())
        && fingerprints.seed().orElse(seed) == seed;
  }

  /** The run that they are of. */
  String run() {
    return "backend %s and seed %s"
        .formatted(
            fingerprints.facts().getOrDefault("backend", "?"),
            fingerprints.facts().getOrDefault("seed", "?"));
  }

  /** The version of the Keras that made them. */
  String kerasVersion() {
    return fingerprints.facts().getOrDefault("keras", Keras.VERSION);
  }
}
