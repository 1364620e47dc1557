package io.github.weightseed.explorer.advice;

import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Seed;
import io.github.weightseed.SeedGenerator;
import io.github.weightseed.Shape;
import io.github.weightseed.explorer.advice.Finding.Place;
import io.github.weightseed.initializers.RandomInitializer;
import io.github.weightseed.keras.LayerPart;
import io.github.weightseed.keras.PlannedWeight;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Weights of one shape that are equal, as their initializers have the same int seed; or generators
 * with the same seed, of which a model's file, and an attention, gives each initializer its own.
 */
final class EqualWeights implements Rule {

  /** What decides the values; of a generator also which draw it is. */
  private record Key(
      Map<String, ?> config, String className, long seed, int draw, Shape shape, DType dtype) {}

  @Override
  public List<Finding> findings(AdvisedModel model) {
    Map<Key, List<PlannedWeight>> equal = new LinkedHashMap<>();
    IdentityHashMap<SeedGenerator, Integer> draws = new IdentityHashMap<>();
    for (LayerPart part : model.parts()) {
      for (PlannedWeight weight : part.weights()) {
        Key key = key(weight, draws);
        if (key != null) {
          equal.computeIfAbsent(key, first -> new ArrayList<>()).add(weight);
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    equal
        .values()
        .forEach(
            weights -> {
              if (weights.size() > 1) {
                findings.add(finding(weights));
              }
            });
    return findings;
  }

  /** The axes of an EinsumDense's fans are not part of it where they do not matter. */
  private static @Nullable Key key(
      PlannedWeight weight, IdentityHashMap<SeedGenerator, Integer> draws) {
    Seed seed = weight.seed();
    Initializer initializer = weight.initializer();
    if (seed == null
        || seed instanceof Seed.Drawn
        || !(initializer instanceof RandomInitializer random)) {
      return null;
    }
    int draw =
        seed instanceof Seed.Generated from ? draws.merge(from.generator(), 1, Integer::sum) : 0;
    Map<String, @Nullable Object> config = new LinkedHashMap<>(initializer.config());
    config.keySet().removeAll(List.of("seed", "input_axes", "output_axes"));
    config.put("stddev", random.expectedStddev(weight.shape()));
    return new Key(
        config, initializer.className(), value(seed), draw, weight.shape(), weight.dtype());
  }

  private static long value(Seed seed) {
    if (seed instanceof Seed.Generated from) {
      return from.generator().seed();
    }
    return seed instanceof Seed.Given given ? given.value() : 0;
  }

  private static Finding finding(List<PlannedWeight> weights) {
    PlannedWeight first = weights.get(0);
    long seed = value(Objects.requireNonNull(first.seed()));
    boolean isAttention = first.path().contains("/query/") || first.path().contains("/key/");
    return new Finding(
        Severity.WARNING,
        "equal-weights",
        isAttention
            ? "query, key or value that start equal, from seed %d".formatted(seed)
            : "weights that start equal, from seed %d".formatted(seed),
        (first.seed() instanceof Seed.Generated
                ? "In a model's file, and in an attention, each initializer has a generator of its"
                    + " own, which begins anew: weights of one shape are copies of each other."
                : "An initializer with an int seed makes the same values at every call, so that"
                    + " weights of one shape are copies of each other.")
            + (isAttention
                ? " With query = key the scores start as a symmetric matrix, each position looking"
                    + " most at itself."
                : " Layers that see the same start with the same outputs and gradients."),
        References.KERAS_SEEDS,
        "a seed of its own for each, or none and keras.utils.set_random_seed(%d)".formatted(seed),
        weights.stream()
            .map(weight -> new Place(weight.path(), weight.shape().toString()))
            .toList());
  }
}
