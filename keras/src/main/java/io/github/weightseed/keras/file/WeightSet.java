package io.github.weightseed.keras.file;

import io.github.weightseed.TensorSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a weight file: weights in their order, and what the formats say about them.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param weights the weights, in Keras' order
 * @param groupNames by the path of a group in {@code .weights.h5} (such as {@code
 *     layers/dense/vars}) its attribute {@code name}; such groups exist even without weights
 * @param metadata what a file keeps beside the weights: the reference, the seed, the version
 * @param config the model's architecture in JSON, which only {@code .keras} files need and keep;
 *     null where there is none
 */
public record WeightSet(
    List<NamedWeight> weights,
    Map<String, String> groupNames,
    Map<String, String> metadata,
    @Nullable String config) {

  /**
   * A set of weights; list and maps are copied, in their order.
   *
   * @param weights the weights
   * @param groupNames the groups' names
   * @param metadata what a file keeps beside the weights
   * @param config the architecture, or null
   */
  public WeightSet {
    weights = List.copyOf(weights);
    groupNames = Collections.unmodifiableMap(new LinkedHashMap<>(groupNames));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Weights without an architecture.
   *
   * @param weights the weights
   * @param groupNames the groups' names
   * @param metadata what a file keeps beside the weights
   */
  public WeightSet(
      List<NamedWeight> weights, Map<String, String> groupNames, Map<String, String> metadata) {
    this(weights, groupNames, metadata, null);
  }

  /**
   * Weights alone.
   *
   * @param weights the weights, in Keras' order
   * @return a set without group names and metadata
   */
  public static WeightSet of(List<NamedWeight> weights) {
    return new WeightSet(weights, Map.of(), Map.of());
  }

  /**
   * The tensors by their keys in the formats that have no tree (safetensors, npz), in order: the
   * paths where they are unique in the set, else the (first) HDF5 paths for all.
   *
   * @return the tensors, in the order of the weights
   * @throws IllegalArgumentException when the HDF5 paths are not unique either
   */
  public Map<String, TensorSource> byKey() {
    Set<String> paths = new LinkedHashSet<>();
    boolean unique = weights.stream().allMatch(weight -> paths.add(weight.path()));
    Map<String, TensorSource> tensors = new LinkedHashMap<>();
    for (NamedWeight weight : weights) {
      String key = unique ? weight.path() : weight.hdf5Paths().get(0);
      if (tensors.put(key, weight.source()) != null) {
        throw new IllegalArgumentException("A weight's key must be unique, got twice: " + key);
      }
    }
    return tensors;
  }
}
