package io.github.weightseed.keras;

import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.file.NamedWeight;
import io.github.weightseed.keras.file.WeightFileReader;
import io.github.weightseed.keras.file.WeightSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model's weights in a file, in the order of {@code model.weights}, under all their names. It is
 * the model that knows that the dataset {@code layers/dense/vars/0} is the variable {@code
 * dense/kernel}.
 *
 * @param set the weights; their types are the file's, which may not be the model's
 * @param unused the names in the file that are no weight of the model, as an optimizer's
 */
public record StoredWeights(WeightSet set, List<String> unused) {

  /** What stands for {@code layers} in files of Keras 2.13. */
  private static final String OLD_LAYERS = "_layer_checkpoint_dependencies";

  /** Copies the list. */
  public StoredWeights {
    unused = List.copyOf(unused);
  }

  /**
   * Finds a model's weights in a file: by their HDF5 paths, or by their variable paths where these
   * are unique.
   *
   * @throws IllegalArgumentException when one is missing, or has another shape
   */
  public static StoredWeights of(ModelPlan plan, WeightFileReader file) {
    Map<String, TensorSource> left = new LinkedHashMap<>(file.weights());
    Map<String, Integer> uses = new HashMap<>();
    plan.weights().forEach(weight -> uses.merge(weight.path(), 1, Integer::sum));
    List<NamedWeight> found = new ArrayList<>();
    for (PlannedWeight weight : plan.weights()) {
      String name = name(weight, uses.getOrDefault(weight.path(), 1) == 1, file.weights());
      TensorSource source = name == null ? null : file.weights().get(name);
      if (source == null) {
        throw new IllegalArgumentException(
            "%s: the model's weight %s (%s in HDF5) is not in it"
                .formatted(file.file(), weight.path(), weight.h5Paths().get(0)));
      }
      if (!source.shape().equals(weight.shape())) {
        throw new IllegalArgumentException(
            "%s: the model's weight %s must have shape=%s, got %s"
                .formatted(file.file(), weight.path(), weight.shape(), source.shape()));
      }
      left.remove(name);
      weight.h5Paths().forEach(left::remove);
      found.add(new NamedWeight(weight.path(), weight.h5Paths(), source));
    }
    String config = file.config() == null ? plan.json() : file.config();
    WeightSet set = new WeightSet(found, plan.h5Groups(), file.metadata(), config);
    return new StoredWeights(set, List.copyOf(left.keySet()));
  }

  private static @Nullable String name(
      PlannedWeight weight, boolean isUnique, Map<String, TensorSource> weights) {
    for (String path : weight.h5Paths()) {
      if (weights.containsKey(path)) {
        return path;
      }
      String old = path.replace("layers", OLD_LAYERS);
      if (weights.containsKey(old)) {
        return old;
      }
    }
    return isUnique && weights.containsKey(weight.path()) ? weight.path() : null;
  }
}
