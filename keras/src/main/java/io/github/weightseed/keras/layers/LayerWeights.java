package io.github.weightseed.keras.layers;

import io.github.weightseed.Tensor;
import io.github.weightseed.TensorSource;
import io.github.weightseed.text.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The weights of a layer that was built alone, in Keras' order, by name: {@code kernel}; those of
 * layers in it by path, {@code query/kernel}. Immutable and safe for use by many threads.
 */
public final class LayerWeights {

  private final Map<String, TensorSource> byPath;

  LayerWeights(Map<String, TensorSource> byPath) {
    this.byPath = Collections.unmodifiableMap(new LinkedHashMap<>(byPath));
  }

  /** The paths of the weights below the layer. */
  public Set<String> names() {
    return byPath.keySet();
  }

  /**
   * The values of a weight, all in memory.
   *
   * @param name its path, or the end of it that no other weight has
   * @throws IllegalArgumentException when there is none, or more than one
   */
  public Tensor get(String name) {
    return source(name).toTensor();
  }

  /** {@link #get} for values that are read in parts. */
  public TensorSource source(String name) {
    TensorSource exact = byPath.get(name);
    if (exact != null) {
      return exact;
    }
    List<String> paths = names().stream().filter(path -> path.endsWith("/" + name)).toList();
    if (paths.size() != 1) {
      throw new IllegalArgumentException(
          paths.isEmpty()
              ? "No weight named '%s'%s".formatted(name, Names.suggestion(name, names()))
              : "The name '%s' is not enough: it may be any of %s".formatted(name, paths));
    }
    return Objects.requireNonNull(byPath.get(paths.get(0)));
  }
}
