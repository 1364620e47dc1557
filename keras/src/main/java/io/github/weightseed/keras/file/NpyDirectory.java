package io.github.weightseed.keras.file;

import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.KerasJson;
import io.github.weightseed.keras.npy.Npy;
import io.github.weightseed.keras.stream.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of {@code .npy} files: the weight {@code dense/kernel} is {@code dense/kernel.npy}. What
 * files cannot tell, the order and how the weights were made, is in {@code index.json}: {@code
 * {"metadata": {...}, "weights": ["dense/kernel", ...]}}.
 */
final class NpyDirectory {

  /** The index's name. */
  static final String INDEX = "index.json";

  /** The end of the other files' names. */
  static final String EXTENSION = ".npy";

  private NpyDirectory() {}

  /**
   * The files of a set, by their paths in the folder with {@code /} between the names, in order.
   *
   * @throws IllegalArgumentException when a key is not unique or cannot be a path in a folder
   */
  static Map<String, List<Part>> files(WeightSet set) {
    Map<String, List<Part>> files = new LinkedHashMap<>();
    Map<String, TensorSource> tensors = set.byKey();
    tensors.forEach((key, source) -> files.put(checked(key) + EXTENSION, Npy.parts(source)));
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("metadata", set.metadata());
    index.put("weights", new ArrayList<>(tensors.keySet()));
    byte[] text = KerasJson.dumps(index).getBytes(StandardCharsets.UTF_8);
    files.put(INDEX, List.of(new Part.Literal(text)));
    return files;
  }

  /**
   * A weight's name that stays in the folder on every system.
   *
   * @throws IllegalArgumentException when it does not
   */
  static String checked(String key) {
    for (String name : key.split("/", -1)) {
      boolean isSafe =
          !name.isEmpty()
              && !name.equals(".")
              && !name.equals("..")
              && name.chars().noneMatch(c -> c < ' ' || "\\:*?\"<>|".indexOf(c) >= 0);
      if (!isSafe) {
        throw new IllegalArgumentException(
            "A weight's name must be a path within the folder to be a file's, got '" + key + "'");
      }
    }
    return key;
  }

  /** A file in the folder; the folders on its path are made. */
  static Path made(Path folder, String path) throws IOException {
    try {
      Path file = folder.resolve(path);
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      return file;
    } catch (FileSystemException e) {
      throw new FileSystemException(path, null, "there cannot be a file " + path + " in it");
    }
  }

  /** Whether a folder holds nothing but such files. */
  static boolean isReplaceable(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !Files.isDirectory(path))
          .allMatch(
              path ->
                  path.toString().endsWith(EXTENSION)
                      || folder.relativize(path).toString().equals(INDEX));
    }
  }
}
