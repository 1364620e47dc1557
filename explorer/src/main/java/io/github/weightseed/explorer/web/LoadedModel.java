package io.github.weightseed.explorer.web;

import io.github.weightseed.Backend;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.ModelPlan;
import io.github.weightseed.keras.StoredWeights;
import io.github.weightseed.keras.file.NamedWeight;
import io.github.weightseed.keras.file.WeightFileReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that was loaded into the page. Safe for use by many threads.
 *
 * @param id its name in addresses: it is of the file's content
 * @param fileName the name of the file
 * @param plan its weights, planned with some seed
 * @param file the values in the file; null where it has none
 */
record LoadedModel(String id, String fileName, ModelPlan plan, @Nullable WeightFileReader file)
    implements AutoCloseable {

  /** The weights with a seed of the run. */
  ModelPlan plan(long seed) {
    return plan.seed() == seed ? plan : plan.withSeed(seed);
  }

  /** The initial values of a weight. */
  TensorSource initial(int weight, long seed, Backend backend) {
    return plan(seed).initialize(backend).weights().get(weight).source();
  }

  /**
   * The values of a weight in the file.
   *
   * @throws RefusedException when there are none
   */
  TensorSource stored(int weight) {
    TensorSource source = file == null ? null : stored(plan, file).get(weight);
    if (source == null) {
      throw RefusedException.of(
          "model-values",
          "%s has no values of %s".formatted(fileName, plan.weights().get(weight).path()));
    }
    return source;
  }

  private static Map<Integer, TensorSource> stored(ModelPlan plan, WeightFileReader file) {
    Map<List<String>, TensorSource> byPaths = new HashMap<>();
    for (NamedWeight found : StoredWeights.of(plan, file).found()) {
      byPaths.put(found.hdf5Paths(), found.source());
    }
    Map<Integer, TensorSource> byIndex = new HashMap<>();
    for (int i = 0; i < plan.weights().size(); i++) {
      TensorSource source = byPaths.get(plan.weights().get(i).h5Paths());
      if (source != null) {
        byIndex.put(i, source);
      }
    }
    return byIndex;
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
