package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.initializers.GlorotNormal;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.LecunNormal;
import io.github.weightseed.initializers.NormalInitializer;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.Stft;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.keras.Fingerprints;
import io.github.weightseed.keras.Fingerprints.Comparison;
import io.github.weightseed.keras.Fingerprints.Fingerprint;
import io.github.weightseed.keras.InitialWeight;
import io.github.weightseed.keras.Keras;
import io.github.weightseed.keras.ModelWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The fingerprints that a run's weights are compared with.
 *
 * @param file where they lie
 * @param fingerprints what is in it
 */
record Proof(Path file, Fingerprints fingerprints) {

  private static final String EXTENSION = ".fingerprints";

  /**
   * What a comparison found.
   *
   * @param equal how many weights are equal to the last bit
   * @param notCompared the initializers of those that are not, and need not be: see {@link
   *     #isSettled}
   * @param different a sentence for each other one
   */
  record Verdict(int equal, List<String> notCompared, List<String> different) {

    /** How many weights there are, here or in the file. */
    int count() {
      return equal + notCompared.size() + different.size();
    }

    /** Whether none is different. */
    boolean isGood() {
      return different.isEmpty();
    }
  }

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

  /** Makes all weights and compares them. */
  Verdict compare(ModelWeights model) {
    List<InitialWeight> ours = new ArrayList<>(model.weights());
    List<Fingerprint> theirs = new ArrayList<>(fingerprints.weights());
    List<String> notCompared = new ArrayList<>();
    for (int i = Math.min(ours.size(), theirs.size()) - 1; i >= 0; i--) {
      InitialWeight weight = ours.get(i);
      if (!isSettled(model.backend(), weight)
          && !compare(model, List.of(weight), List.of(theirs.get(i))).allEqual()) {
        notCompared.add(weight.plan().initializer().className());
        ours.remove(i);
        theirs.remove(i);
      }
    }
    Comparison comparison = compare(model, ours, theirs);
    return new Verdict(comparison.equal(), notCompared, comparison.different());
  }

  private Comparison compare(
      ModelWeights model, List<InitialWeight> ours, List<Fingerprint> theirs) {
    return new Fingerprints(fingerprints.facts(), theirs)
        .compare(
            new ModelWeights(
                model.backend(), model.seed(), ours, model.h5Groups(), model.config()));
  }

  /**
   * Whether a weight must have Keras' bits. The last bits of a QR decomposition, of sines and of
   * cosines depend on the library that computed them: those of float64 normals on TensorFlow and
   * PyTorch, too.
   */
  private static boolean isSettled(Backend backend, InitialWeight weight) {
    Initializer initializer = weight.plan().initializer();
    if (initializer instanceof Orthogonal || initializer instanceof Stft) {
      return false;
    }
    boolean hasOwnSine = backend == Backend.TENSORFLOW || backend == Backend.TORCH;
    return !hasOwnSine || weight.source().dtype() != DType.FLOAT64 || !isNormal(initializer);
  }

  private static boolean isNormal(Initializer initializer) {
    return initializer instanceof NormalInitializer
        || initializer instanceof GlorotNormal
        || initializer instanceof HeNormal
        || initializer instanceof LecunNormal
        || (initializer instanceof VarianceScaling scaling
            && !scaling.distribution().equals("uniform"));
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
