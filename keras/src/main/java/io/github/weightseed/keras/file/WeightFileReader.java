package io.github.weightseed.keras.file;

import io.github.weightseed.TensorSource;
import io.github.weightseed.text.Names;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A weight file of any format that is open for reading: what is in it is known, the values are read
 * when they are asked for.
 *
 * <p>The format is found by the content, whatever the name. Besides what {@link WeightFileWriter}
 * writes, that are other HDF5 files of numbers (contiguous, or in chunks compressed by gzip), an
 * index {@code .weights.json} with the files it names, and an unpacked {@code .keras} file. Damaged
 * files are refused: with {@link IllegalArgumentException} by {@link #open} for what is seen from
 * the structure, with {@link WeightFileException} by a read for the rest.
 *
 * <pre>{@code
 * try (WeightFileReader file = WeightFileReader.open(Path.of("model.weights.h5"))) {
 *   file.weights().forEach((name, source) -> System.out.println(name + " " + source.shape()));
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. Sources cannot be read after {@link #close}.
 */
public final class WeightFileReader implements AutoCloseable {

  private final Path file;
  private final List<Closeable> open;
  private final Opened opened;
  private final Map<String, TensorSource> weights;

  private WeightFileReader(Path file, List<Closeable> open, Opened opened) {
    this.file = file;
    this.open = open;
    this.opened = opened;
    Map<String, TensorSource> sources = new LinkedHashMap<>();
    opened.tensors().forEach((name, tensor) -> sources.put(name, new StoredSource(file, tensor)));
    this.weights = Collections.unmodifiableMap(sources);
  }

  /**
   * Opens a file, or a folder.
   *
   * @param file where it is
   * @return the reader, which is to be closed
   * @throws IllegalArgumentException when it is no weight file, or a damaged one
   * @throws WeightFileException when it cannot be read
   */
  public static WeightFileReader open(Path file) {
    List<Closeable> open = new ArrayList<>();
    boolean isOpen = false;
    try {
      WeightFileReader reader = new WeightFileReader(file, open, new FileOpener(open).open(file));
      isOpen = true;
      return reader;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw WeightFileException.ofReading(file, e);
    } finally {
      if (!isOpen) {
        close(open);
      }
    }
  }

  /** {@return the file} */
  public Path file() {
    return file;
  }

  /** {@return the format that it was found to have} */
  public WeightFormat format() {
    return opened.format();
  }

  /**
   * The weights by their names in the file, in its order: paths of datasets in HDF5, keys in the
   * other formats.
   *
   * @return the weights
   */
  public Map<String, TensorSource> weights() {
    return weights;
  }

  /**
   * The weight with a name.
   *
   * @param name its name in the file
   * @return its values
   * @throws IllegalArgumentException when there is none, with the nearest names
   */
  public TensorSource weight(String name) {
    TensorSource source = weights.get(name);
    if (source == null) {
      throw new IllegalArgumentException(
          "%s has no weight '%s'%s"
              .formatted(file, name, Names.suggestion(name, weights.keySet())));
    }
    return source;
  }

  /**
   * What the file says of itself, such as the reference and the seed that its weights were made
   * with.
   *
   * @return texts by their names
   */
  public Map<String, String> metadata() {
    return opened.metadata();
  }

  /** {@return the model's architecture in JSON; null if the file has none} */
  public @Nullable String config() {
    return opened.config();
  }

  /**
   * What is in the file, as it is: the names serve as paths and as HDF5 paths.
   *
   * @return the set, whose sources are read from this file
   */
  public WeightSet weightSet() {
    List<NamedWeight> named = new ArrayList<>();
    weights.forEach((name, source) -> named.add(new NamedWeight(name, source)));
    return new WeightSet(named, opened.groupNames(), opened.metadata(), opened.config());
  }

  /** Closes the file. */
  @Override
  public void close() {
    close(open);
  }

  private static void close(List<Closeable> open) {
    for (Closeable closeable : open) {
      try {
        closeable.close();
      } catch (IOException e) {
        // It was read only: nothing is lost.
      }
    }
  }
}
