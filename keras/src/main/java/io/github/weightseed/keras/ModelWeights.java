package io.github.weightseed.keras;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.file.NamedWeight;
import io.github.weightseed.keras.file.WeightFileWriter;
import io.github.weightseed.keras.file.WeightFormat;
import io.github.weightseed.keras.file.WeightSet;
import io.github.weightseed.text.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A model's initial weights on one backend, in the order of {@code model.weights}.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param backend the backend whose values they are
 * @param seed the seed of the run, as {@code keras.utils.set_random_seed} takes it
 * @param weights the weights
 * @param h5Groups the {@code vars} groups of a {@code .weights.h5} file, each with the name of its
 *     layer
 * @param config the architecture in JSON, as it is put into a {@code .keras} file; null where an
 *     initializer has no config
 */
public record ModelWeights(
    Backend backend,
    long seed,
    List<InitialWeight> weights,
    Map<String, String> h5Groups,
    @Nullable String config) {

  /** Copies the list and the map. */
  public ModelWeights {
    weights = List.copyOf(weights);
    h5Groups = Collections.unmodifiableMap(new LinkedHashMap<>(h5Groups));
  }

  /**
   * What is not as the file asked for, a sentence each: plain JAX and NumPy make float64 weights in
   * float32, as Keras does on them.
   */
  public List<String> warnings() {
    List<InitialWeight> narrowed =
        weights.stream()
            .filter(weight -> weight.source().dtype() != weight.plan().dtype())
            .toList();
    if (narrowed.isEmpty()) {
      return List.of();
    }
    InitialWeight first = narrowed.get(0);
    return List.of(
        "%d of %d weights have a dtype that %s does not keep, as %s, which becomes %s instead of %s%s"
            .formatted(
                narrowed.size(),
                weights.size(),
                backend,
                first.plan().path(),
                first.source().dtype(),
                first.plan().dtype(),
                backend == Backend.JAX ? "; %s keeps it".formatted(Backend.JAX_X64) : ""));
  }

  /** What a weight file of this model holds, in any format. */
  public WeightSet weightSet() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("reference", Keras.reference(backend));
    metadata.put("seed", Long.toString(seed));
    metadata.put("weightseed", version());
    return new WeightSet(
        weights.stream()
            .map(
                weight ->
                    new NamedWeight(weight.plan().path(), weight.plan().h5Paths(), weight.source()))
            .toList(),
        h5Groups,
        metadata,
        config);
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(ModelWeights.class.getResourceAsStream("version.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }

  /**
   * Writes the weights to a file, in the format that its name ends in ({@link WeightFormat}).
   *
   * @return the size of the file in bytes
   * @throws IllegalArgumentException when the name ends in no format
   * @throws io.github.weightseed.keras.file.WeightFileException when it cannot be written
   */
  public long save(Path file) {
    return WeightFileWriter.of(WeightFormat.of(file)).write(weightSet(), file);
  }

  /**
   * The weight with a path, such as {@code dense/kernel}.
   *
   * @throws IllegalArgumentException when there is none, with the nearest paths, or more than one
   */
  public InitialWeight get(String path) {
    List<InitialWeight> found =
        weights.stream().filter(weight -> weight.plan().path().equals(path)).toList();
    if (found.size() != 1) {
      List<String> paths = weights.stream().map(weight -> weight.plan().path()).toList();
      throw new IllegalArgumentException(
          found.isEmpty()
              ? "No weight has the path '%s'%s".formatted(path, Names.suggestion(path, paths))
              : "The path '%s' occurs %d times in the model".formatted(path, found.size()));
    }
    return found.get(0);
  }

  /** The number of values in all weights. */
  public long parameters() {
    return weights.stream().mapToLong(weight -> weight.plan().parameters()).sum();
  }
}
