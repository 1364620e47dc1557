package io.github.weightseed.keras.file;

import io.github.weightseed.keras.Keras;
import io.github.weightseed.keras.KerasJson;
import io.github.weightseed.keras.hdf5.Hdf5File;
import io.github.weightseed.keras.npy.Npy;
import io.github.weightseed.keras.safetensors.Safetensors;
import io.github.weightseed.keras.stream.Part;
import io.github.weightseed.keras.zip.StoredZip;
import io.github.weightseed.text.Names;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
  NPY(".npy"),
  /** A model with its weights, as {@code model.save} writes it. */
  KERAS(".keras"),
  /** A folder with a {@code .npy} file for each weight, in folders by its path. */
  NPY_DIRECTORY("npy-directory", "");

  /** As Python's {@code strftime("%Y-%m-%d@%H:%M:%S")}. */
  private static final DateTimeFormatter DATE_SAVED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'@'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String formatName;
  private final String extension;

  WeightFormat(String extension) {
    this(extension.substring(1), extension);
  }

  WeightFormat(String formatName, String extension) {
    this.formatName = formatName;
    this.extension = extension;
  }

  /**
   * The format with a name.
   *
   * @param name an extension without its first dot, such as {@code weights.h5}, or {@code
   *     npy-directory}
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
   * The format that a file's name ends in; upper and lower case are the same. No name stands for
   * {@link #NPY_DIRECTORY}.
   *
   * @param file the file, which need not exist
   * @return the format
   * @throws IllegalArgumentException when it ends in none
   */
  public static WeightFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> !format.extension.isEmpty() && name.endsWith(format.extension))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A weight file's name must end in one of %s, got '%s'"
                        .formatted(
                            Arrays.stream(values())
                                .map(WeightFormat::extension)
                                .filter(extension -> !extension.isEmpty())
                                .collect(Collectors.joining(", ")),
                            file)));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(WeightFormat::formatName).toList();
  }

  /** {@return the extension of the files, with its dot; empty for a folder} */
  public String extension() {
    return extension;
  }

  /** {@return the name: the extension without its first dot, if there is one} */
  public String formatName() {
    return formatName;
  }

  /** The name of the format. */
  @Override
  public String toString() {
    return formatName();
  }

  /** The file of these weights. */
  List<Part> parts(WeightSet weights) {
    return parts(weights, null);
  }

  /**
   * The file of these weights, with the date that {@code .keras} keeps; a folder is not one file.
   */
  List<Part> parts(WeightSet weights, @Nullable Instant dateSaved) {
    return switch (this) {
      case WEIGHTS_H5 -> hdf5(weights);
      case SAFETENSORS -> Safetensors.parts(weights.byKey(), weights.metadata());
      case NPZ -> npz(weights);
      case NPY -> npy(weights);
      case KERAS -> keras(weights, dateSaved);
      case NPY_DIRECTORY -> throw new IllegalArgumentException("A folder is not one file");
    };
  }

  private static List<Part> hdf5(WeightSet set) {
    Hdf5File file = new Hdf5File();
    set.metadata().forEach(file::attribute);
    set.groupNames().forEach((group, name) -> file.attribute(group, "name", name));
    for (NamedWeight weight : set.weights()) {
      weight.hdf5Paths().forEach(path -> file.dataset(path, weight.source()));
    }
    return file.parts();
  }

  private static List<Part> npz(WeightSet set) {
    StoredZip zip = new StoredZip();
    set.byKey().forEach((key, source) -> zip.add(key + ".npy", Npy.parts(source)));
    if (!set.metadata().isEmpty()) {
      zip.comment(KerasJson.dumps(set.metadata()));
    }
    return zip.parts();
  }

  /** As {@code keras.saving.save_model}: three entries, in this order. */
  private static List<Part> keras(WeightSet set, @Nullable Instant dateSaved) {
    String config = set.config();
    if (config == null) {
      throw new IllegalArgumentException(
          "A .keras file holds the model's architecture too, got weights alone");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("keras_version", Keras.VERSION);
    if (dateSaved != null) {
      metadata.put("date_saved", DATE_SAVED.format(dateSaved));
    }
    return new StoredZip()
        .add("metadata.json", List.of(text(KerasJson.dumps(metadata))))
        .add("config.json", List.of(text(config)))
        .add("model.weights.h5", hdf5(set))
        .parts();
  }

  private static Part text(String text) {
    return new Part.Literal(text.getBytes(StandardCharsets.UTF_8));
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
