package io.github.weightseed.keras.file;

import io.github.weightseed.keras.stream.StoredTensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file of any format has in it.
 *
 * @param format its format
 * @param tensors its weights, by their names in it
 * @param groupNames the names of its groups, if it is HDF5
 * @param metadata what it says of itself
 * @param config the model's architecture, if it is {@code .keras}
 */
record Opened(
    WeightFormat format,
    Map<String, StoredTensor> tensors,
    Map<String, String> groupNames,
    Map<String, String> metadata,
    @Nullable String config) {

  /** A file without a tree. */
  Opened(WeightFormat format, Map<String, StoredTensor> tensors, Map<String, String> metadata) {
    this(format, tensors, Map.of(), metadata, null);
  }
}
