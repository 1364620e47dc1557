package io.github.weightseed.keras.file;

import io.github.weightseed.keras.npy.NpyReader;
import io.github.weightseed.keras.stream.Bytes;
import io.github.weightseed.keras.stream.StoredTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of {@code .npy} files, in the order of its {@link NpyDirectory#INDEX index}, if it
 * has one, else by their names.
 */
final class NpyDirectoryReader {

  private static final int MOST_FILES = 100_000;
  private static final int DEEPEST = 100;

  private NpyDirectoryReader() {}

  /** The weights in a folder. */
  static Opened read(Path folder) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    Map<String, String> metadata = Map.of();
    Path index = folder.resolve(NpyDirectory.INDEX);
    if (Files.exists(index)) {
      Object json = FileOpener.index(new OpenedForEachRead(index));
      names.addAll(names(json));
      metadata = FileOpener.texts(json instanceof Map<?, ?> map ? map.get("metadata") : null);
    }
    Set<String> found = new LinkedHashSet<>(found(folder));
    names.addAll(found);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("The folder has no .npy files, and no model.weights.h5");
    }
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (String name : names) {
      if (!found.contains(name)) {
        throw new IllegalArgumentException(
            "The folder's %s names '%s', which has no file".formatted(NpyDirectory.INDEX, name));
      }
    }
    for (String name : names) {
      try {
        Path file = folder.resolve(name + NpyDirectory.EXTENSION);
        tensors.put(name, NpyReader.read(new OpenedForEachRead(file)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'%s': %s".formatted(name, e.getMessage()), e);
      }
    }
    return new Opened(WeightFormat.NPY_DIRECTORY, tensors, metadata);
  }

  private static List<String> names(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> map && map.get("weights") instanceof List<?> list)) {
      throw new IllegalArgumentException(
          "The folder's %s must have a list of `weights`".formatted(NpyDirectory.INDEX));
    }
    List<String> names = new ArrayList<>();
    for (Object name : list) {
      names.add(NpyDirectory.checked(String.valueOf(name)));
    }
    return names;
  }

  private static List<String> found(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      List<String> names =
          all.filter(path -> path.toString().endsWith(NpyDirectory.EXTENSION))
              .filter(Files::isRegularFile)
              .limit(MOST_FILES + 1L)
              .map(path -> name(folder.relativize(path)))
              .sorted()
              .toList();
      if (names.size() > MOST_FILES) {
        throw new IllegalArgumentException(
            "A folder of weights has at most %d files, got more".formatted(MOST_FILES));
      }
      return names;
    }
  }

  private static String name(Path relative) {
    List<String> names = new ArrayList<>();
    relative.forEach(part -> names.add(part.toString()));
    String path = String.join("/", names);
    return path.substring(0, path.length() - NpyDirectory.EXTENSION.length());
  }

  /** A file of many: a system has few that may be open at a time. */
  private record OpenedForEachRead(Path file, long size) implements Bytes {

    OpenedForEachRead(Path file) throws IOException {
      this(file, Files.size(file));
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
      try (FileChannel channel = FileChannel.open(file)) {
        Bytes.of(channel).read(position, target);
      }
    }
  }
}
