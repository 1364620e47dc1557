package io.github.weightseed.bench;

import io.github.weightseed.Initializer;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.TruncatedNormal;

/** The three random functions by the names that the benchmarks' parameters have. */
final class Distributions {

  private Distributions() {}

  /** The initializer that draws from a distribution, with Keras' defaults and seed 42. */
  static Initializer of(String name) {
    return switch (name) {
      case "uniform" -> RandomUniform.builder().seed(42).build();
      case "normal" -> RandomNormal.builder().seed(42).build();
      case "truncated_normal" -> TruncatedNormal.builder().seed(42).build();
      default -> throw new IllegalArgumentException("Unknown distribution: " + name);
    };
  }
}
