package io.github.weightseed.keras;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.file.NamedWeight;
import io.github.weightseed.keras.file.WeightSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model's initial weights on one backend, in the order of {@code model.weights}.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param backend the backend whose values they are
 * @param seed the seed of the run, as {@code keras.utils.set_random_seed} takes it
 * @param weights the weights
 * @param h5Groups the {@code vars} groups of a {@code .weights.h5} file, each with the name of its
 *     layer
 */
public record ModelWeights(
    Backend backend, long seed, List<InitialWeight> weights, Map<String, String> h5Groups) {

  /** Copies the list and the map. */
  public ModelWeights {
    weights = List.copyOf(weights);
    h5Groups = Collections.unmodifiableMap(new LinkedHashMap<>(h5Groups));
  }

  /**
   * What is not as the file asked for, a sentence each: plain JAX and NumPy make float64 weights in
   * float32, as Keras does on them.
   */
  public List<String> warnings() {
    List<InitialWeight> narrowed =
        weights.stream()
            .filter(weight -> weight.source().dtype() != weight.plan().dtype())
            .toList();
    if (narrowed.isEmpty()) {
      return List.of();
    }
    InitialWeight first = narrowed.get(0);
    return List.of(
        "%d of %d weights have a dtype that %s does not keep, as %s, which becomes %s instead of %s%s"
            .formatted(
                narrowed.size(),
                weights.size(),
                backend,
                first.plan().path(),
                first.source().dtype(),
                first.plan().dtype(),
                backend == Backend.JAX ? "; %s keeps it".formatted(Backend.JAX_X64) : ""));
  }

  /** What a weight file of this model holds, in any format. */
  public WeightSet weightSet() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("reference", Keras.reference(backend));
    metadata.put("seed", Long.toString(seed));
    metadata.put("weightseed", version());
    return new WeightSet(
        weights.stream()
            .map(
                weight ->
                    new NamedWeight(weight.plan().path(), weight.plan().h5Paths(), weight.source()))
            .toList(),
        h5Groups,
        metadata);
  }

  private static String version() {
    String version = ModelWeights.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** The number of values in all weights. */
  public long parameters() {
    return weights.stream().mapToLong(weight -> weight.plan().parameters()).sum();
  }
}
