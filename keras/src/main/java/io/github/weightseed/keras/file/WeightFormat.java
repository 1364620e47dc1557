package io.github.weightseed.keras.file;

import io.github.weightseed.keras.hdf5.Hdf5File;
import io.github.weightseed.keras.npy.Npy;
import io.github.weightseed.keras.safetensors.Safetensors;
import io.github.weightseed.keras.stream.Part;
import io.github.weightseed.keras.zip.StoredZip;
import io.github.weightseed.text.Names;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The formats of weight files, each with its own file name extension.
 *
 * <p>Immutable and safe for use by many threads.
 */
public enum WeightFormat {
  /** Keras' own format, an HDF5 file laid out as {@code model.load_weights} wants it. */
  WEIGHTS_H5(".weights.h5"),
  /** Hugging Face's format: a header in JSON, then the tensors. */
  SAFETENSORS(".safetensors"),
  /** NumPy's archive of arrays, as {@code numpy.savez} writes it. */
  NPZ(".npz"),
  /** NumPy's file of one array, as {@code numpy.save} writes it. */
  NPY(".npy");

  private final String extension;

  WeightFormat(String extension) {
    this.extension = extension;
  }

  /**
   * The format with a name.
   *
   * @param name an extension without its first dot, such as {@code weights.h5}
   * @return the format
   * @throws IllegalArgumentException when there is none, with the nearest names
   */
  public static WeightFormat of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.formatName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown weight format: " + name + Names.suggestion(name, names())));
  }

  /**
   * The format that a file's name ends in; upper and lower case are the same.
   *
   * @param file the file, which need not exist
   * @return the format
   * @throws IllegalArgumentException when it ends in none
   */
  public static WeightFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith(format.extension))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A weight file's name must end in one of %s, got '%s'"
                        .formatted(
                            Arrays.stream(values())
                                .map(WeightFormat::extension)
                                .collect(Collectors.joining(", ")),
                            file)));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(WeightFormat::formatName).toList();
  }

  /** {@return the extension of the files, with its dot} */
  public String extension() {
    return extension;
  }

  /** {@return the name: the extension without its first dot} */
  public String formatName() {
    return extension.substring(1);
  }

  /** The name of the format. */
  @Override
  public String toString() {
    return formatName();
  }

  /** The file of these weights. */
  List<Part> parts(WeightSet weights) {
    return switch (this) {
      case WEIGHTS_H5 -> hdf5(weights);
      case SAFETENSORS -> Safetensors.parts(weights.byKey(), weights.metadata());
      case NPZ -> npz(weights);
      case NPY -> npy(weights);
    };
  }

  private static List<Part> hdf5(WeightSet set) {
    Hdf5File file = new Hdf5File();
    set.groupNames().forEach((group, name) -> file.attribute(group, "name", name));
    for (NamedWeight weight : set.weights()) {
      weight.hdf5Paths().forEach(path -> file.dataset(path, weight.source()));
    }
    return file.parts();
  }

  private static List<Part> npz(WeightSet set) {
    StoredZip zip = new StoredZip();
    set.byKey().forEach((key, source) -> zip.add(key + ".npy", Npy.parts(source)));
    return zip.parts();
  }

  private static List<Part> npy(WeightSet set) {
    if (set.weights().size() != 1) {
      throw new IllegalArgumentException(
          "A .npy file holds one tensor, got %d; .npz holds any number"
              .formatted(set.weights().size()));
    }
    return Npy.parts(set.weights().get(0).source());
  }
}
