package io.github.weightseed.keras.file;

import io.github.weightseed.keras.hdf5.Hdf5Reader;
import io.github.weightseed.keras.stream.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weights in several files, as {@code model.save_weights("m.weights.json", max_shard_size=...)}
 * writes them: the JSON says in which HDF5 files each group's datasets are.
 */
final class Shards {

  private static final int MOST_FILES = 1000;

  private Shards() {}

  /**
   * Opens all of the files.
   *
   * @throws IllegalArgumentException when the JSON is not such an index, or names files elsewhere
   */
  static Opened open(Path index, @Nullable Object json, FileOpener opener) throws IOException {
    if (!(json instanceof Map<?, ?> object && object.get("weight_map") instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "The JSON is no index of weight files: it has no `weight_map`"
              + (json instanceof Map<?, ?> model && model.containsKey("class_name")
                  ? "; it is a model's architecture"
                  : ""));
    }
    Set<String> names = new LinkedHashSet<>();
    map.values()
        .forEach(
            value -> {
              for (Object name : value instanceof List<?> list ? list : List.of(value)) {
                names.add(checked(name));
              }
            });
    if (names.size() > MOST_FILES) {
      throw new IllegalArgumentException(
          "Weights are in at most %d files, got %d".formatted(MOST_FILES, names.size()));
    }
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    Map<String, String> groupNames = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (String name : names) {
      Hdf5Reader shard = Hdf5Reader.read(opener.bytes(index.resolveSibling(name)));
      shard
          .tensors()
          .forEach(
              (path, tensor) -> {
                if (tensors.put(path, tensor) != null) {
                  throw new IllegalArgumentException(
                      "The weight '%s' is in two of the files".formatted(path));
                }
              });
      groupNames.putAll(shard.groupNames());
      metadata.putAll(shard.metadata());
    }
    return new Opened(WeightFormat.WEIGHTS_H5, tensors, groupNames, metadata, null);
  }

  private static String checked(@Nullable Object name) {
    if (!(name instanceof String text) || text.contains("/")) {
      throw new IllegalArgumentException(
          "The index must name files that lie beside it, got '" + name + "'");
    }
    return NpyDirectory.checked(text);
  }
}
