package io.github.weightseed.keras.file;

import io.github.weightseed.DType;
import io.github.weightseed.TensorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Writes the files that oracle/check_files.py opens with the formats' own libraries.
 *
 * <p>Arguments: the folder to write to, and the folder of {@code MODEL.weights.json} files, in
 * which Keras' own paths, shapes and dtypes are recorded.
 */
final class FileSamples {

  private static final String STRUCTURE = ".weights.json";

  private FileSamples() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    writeDtypes(folder);
    try (var models = Files.newDirectoryStream(Path.of(arguments[1]), "*" + STRUCTURE)) {
      for (Path model : models) {
        String name = model.getFileName().toString().replace(STRUCTURE, "");
        write(read(model), folder, name);
      }
    }
  }

  private static void writeDtypes(Path folder) {
    List<NamedWeight> weights = new ArrayList<>();
    for (DType dtype : DType.values()) {
      TensorSource matrix = PatternSource.of(dtype, 2, 3);
      WeightFileWriter.of(WeightFormat.NPY)
          .write(
              WeightSet.of(List.of(new NamedWeight("values", matrix))),
              folder.resolve(dtype + ".npy"));
      weights.add(new NamedWeight(dtype + "/matrix", matrix));
      weights.add(new NamedWeight(dtype + "/scalar", PatternSource.of(dtype)));
      weights.add(new NamedWeight(dtype + "/zero", PatternSource.of(dtype, 0, 3)));
      weights.add(new NamedWeight(dtype + "/long", PatternSource.of(dtype, 300_007)));
    }
    Map<String, String> metadata = Map.of("seed", "42", "text", "größe \"\n");
    write(new WeightSet(weights, Map.of("vars", "größe"), metadata), folder, "dtypes");
  }

  private static void write(WeightSet set, Path folder, String name) {
    for (WeightFormat format : WeightFormat.values()) {
      if (format != WeightFormat.NPY) {
        WeightFileWriter.of(format).write(set, folder.resolve(name + format.extension()));
      }
    }
  }

  private static WeightSet read(Path structure) {
    JsonNode model = new ObjectMapper().readTree(structure.toFile());
    Set<String> all =
        model
            .get("weights")
            .valueStream()
            .map(weight -> weight.get("h5").stringValue())
            .collect(Collectors.toSet());
    List<NamedWeight> weights = new ArrayList<>();
    for (JsonNode weight : model.get("weights")) {
      long[] shape = weight.get("shape").valueStream().mapToLong(JsonNode::longValue).toArray();
      TensorSource source = PatternSource.of(DType.of(weight.get("dtype").stringValue()), shape);
      List<String> hdf5Paths = new ArrayList<>(List.of(weight.get("h5").stringValue()));
      twin(hdf5Paths.get(0), all).ifPresent(hdf5Paths::add);
      weights.add(new NamedWeight(weight.get("path").stringValue(), hdf5Paths, source));
    }
    Map<String, String> groupNames = new LinkedHashMap<>();
    model
        .get("h5_groups")
        .forEachEntry(
            (path, attributes) -> {
              if (attributes.has("name")) {
                groupNames.put(path, attributes.get("name").stringValue());
              }
            });
    return new WeightSet(weights, groupNames, Map.of());
  }

  /** SpectralNormalization's second copy of its layer's kernel, of which the record has one. */
  private static Optional<String> twin(String path, Set<String> all) {
    String inner = "/layer/vars/0";
    String owner = path.endsWith(inner) ? path.substring(0, path.length() - inner.length()) : "";
    return Optional.of(owner + "/vars/0")
        .filter(twin -> all.contains(owner + "/vars/1") && !all.contains(twin));
  }
}
