package io.github.weightseed.keras;

import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.file.NamedWeight;
import io.github.weightseed.keras.file.WeightFileReader;
import io.github.weightseed.keras.file.WeightSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model's weights in a file, under all their names. It is the model that knows that the dataset
 * {@code layers/dense/vars/0} is the variable {@code dense/kernel}.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param plan the model
 * @param file the file
 * @param found the weights that are in the file, in the order of {@code model.weights}
 * @param missing those that are not
 * @param unused the names in the file that are no weight of the model, such as an optimizer's
 */
public record StoredWeights(
    ModelPlan plan,
    WeightFileReader file,
    List<NamedWeight> found,
    List<PlannedWeight> missing,
    List<String> unused) {

  /** What stands for {@code layers} in files of Keras 2.13. */
  private static final String OLD_LAYERS = "_layer_checkpoint_dependencies";

  /** Copies the lists. */
  public StoredWeights {
    found = List.copyOf(found);
    missing = List.copyOf(missing);
    unused = List.copyOf(unused);
  }

  /**
   * Finds a model's weights in a file: by their HDF5 paths, or by their variable paths where these
   * are unique.
   */
  public static StoredWeights of(ModelPlan plan, WeightFileReader file) {
    Map<String, TensorSource> left = new LinkedHashMap<>(file.weights());
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    plan.weights().stream()
        .map(PlannedWeight::path)
        .filter(path -> !once.add(path))
        .forEach(twice::add);
    List<NamedWeight> found = new ArrayList<>();
    List<PlannedWeight> missing = new ArrayList<>();
    for (PlannedWeight weight : plan.weights()) {
      List<String> names = names(weight);
      if (!twice.contains(weight.path())) {
        names.add(weight.path());
      }
      names.stream()
          .filter(left::containsKey)
          .findFirst()
          .ifPresentOrElse(
              name ->
                  found.add(new NamedWeight(weight.path(), weight.h5Paths(), file.weight(name))),
              () -> missing.add(weight));
      names.forEach(left::remove);
    }
    return new StoredWeights(plan, file, found, missing, List.copyOf(left.keySet()));
  }

  private static List<String> names(PlannedWeight weight) {
    List<String> names = new ArrayList<>(weight.h5Paths());
    weight.h5Paths().forEach(path -> names.add(path.replace("layers", OLD_LAYERS)));
    return names;
  }

  /**
   * What a weight file of this model holds, in any format; the types are the file's, which may not
   * be the model's.
   *
   * @throws IllegalArgumentException when a weight is missing, or has another shape
   */
  public WeightSet weightSet() {
    if (!missing.isEmpty()) {
      PlannedWeight first = missing.get(0);
      throw new IllegalArgumentException(
          "%s: %d of the model's %d weights are not in it, the first is %s (%s in HDF5)"
              .formatted(
                  file.file(),
                  missing.size(),
                  plan.weights().size(),
                  first.path(),
                  first.h5Paths().get(0)));
    }
    for (int i = 0; i < found.size(); i++) {
      PlannedWeight planned = plan.weights().get(i);
      if (!found.get(i).source().shape().equals(planned.shape())) {
        throw new IllegalArgumentException(
            "%s: the model's weight %s must have shape=%s, got %s"
                .formatted(
                    file.file(), planned.path(), planned.shape(), found.get(i).source().shape()));
      }
    }
    return new WeightSet(found, plan.h5Groups(), file.metadata(), plan.json());
  }
}
