package io.github.weightseed.keras.file;

import io.github.weightseed.TensorSource;
import java.util.List;

/**
 * A tensor and its names in the formats.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param path the variable's path in Keras, such as {@code dense/kernel}; need not be unique
 * @param hdf5Paths where the tensor is in a {@code .weights.h5} file, such as {@code
 *     layers/dense/vars/0}; most are in one place, the kernel of a SpectralNormalization in two
 * @param source the values
 */
public record NamedWeight(String path, List<String> hdf5Paths, TensorSource source) {

  /**
   * A weight.
   *
   * @param path its path in Keras
   * @param hdf5Paths its places in HDF5
   * @param source its values
   * @throws IllegalArgumentException when there is no HDF5 path
   */
  public NamedWeight {
    hdf5Paths = List.copyOf(hdf5Paths);
    if (hdf5Paths.isEmpty()) {
      throw new IllegalArgumentException("A weight needs an HDF5 path, got none for " + path);
    }
  }

  /**
   * A weight that has the same name in every format.
   *
   * @param path the name
   * @param source its values
   */
  public NamedWeight(String path, TensorSource source) {
    this(path, List.of(path), source);
  }
}
