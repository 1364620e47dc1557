package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import io.github.weightseed.TensorSource;
import io.github.weightseed.keras.file.WeightFileReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tensors that are asked for, and the files that they are read from, which stay open. */
final class Subjects implements AutoCloseable {

  private final List<Subject> subjects = new ArrayList<>();
  private final List<WeightFileReader> files = new ArrayList<>();

  Subjects() {}

  /**
   * Adds what names mean: initializers, each on some backends, and weights of files.
   *
   * @param shape null for that of the first weight of a file
   * @throws UsageException when an initializer is asked for and there is no shape, or Keras refuses
   *     it
   * @throws IllegalArgumentException when a file is none, or has no such weight
   */
  void add(
      List<String> names,
      @Nullable Shape shape,
      DType dtype,
      @Nullable Long seed,
      List<Backend> backends,
      ArgumentValues arguments) {
    List<Optional<Subject>> weights = names.stream().map(this::weight).toList();
    Shape common = shape;
    for (Optional<Subject> weight : weights) {
      if (common == null && weight.isPresent()) {
        common = weight.get().source().shape();
      }
    }
    for (int i = 0; i < names.size(); i++) {
      if (weights.get(i).isPresent()) {
        subjects.add(weights.get(i).get());
      } else if (common == null) {
        throw new UsageException("An initializer needs a --shape, such as --shape 256,256");
      } else {
        made(names.get(i), common, dtype, seed, backends, arguments);
      }
    }
  }

  List<Subject> list() {
    return List.copyOf(subjects);
  }

  private void made(
      String name,
      Shape shape,
      DType dtype,
      @Nullable Long seed,
      List<Backend> backends,
      ArgumentValues arguments) {
    try {
      Initializer initializer = Sample.initializer(name, arguments, seed);
      String call = Sample.call(initializer, arguments);
      for (Backend backend : backends) {
        TensorSource source = initializer.source(shape, dtype, backend);
        subjects.add(new Subject(name, call, source, initializer, backend));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(Objects.toString(e.getMessage()), e);
    }
  }

  /** The weight that {@code FILE:WEIGHT} means, or the only one of a FILE; empty for other text. */
  private Optional<Subject> weight(String text) {
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      Path file = existing(text.substring(0, colon));
      if (file != null) {
        String name = text.substring(colon + 1);
        return Optional.of(new Subject(name, name, open(file).weight(name), null, null));
      }
    }
    Path file = existing(text);
    if (file != null) {
      return Optional.of(only(open(file), text));
    }
    if (text.contains(":")) {
      throw new IllegalArgumentException(
          "Cannot read %s: there is no such file".formatted(text.substring(0, text.indexOf(':'))));
    }
    return Optional.empty();
  }

  private static Subject only(WeightFileReader file, String text) {
    if (file.weights().size() != 1) {
      throw new UsageException(
          "%s has %s: name one, such as %s:%s"
              .formatted(
                  text,
                  Numbers.count(file.weights().size(), "weight"),
                  text,
                  file.weights().keySet().stream().findFirst().orElse("kernel")));
    }
    var weight = file.weights().entrySet().iterator().next();
    return new Subject(weight.getKey(), weight.getKey(), weight.getValue(), null, null);
  }

  private static @Nullable Path existing(String text) {
    try {
      Path path = Path.of(text);
      return !text.isEmpty() && Files.exists(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private WeightFileReader open(Path file) {
    WeightFileReader reader = WeightFileReader.open(file);
    files.add(reader);
    return reader;
  }

  @Override
  public void close() {
    files.forEach(WeightFileReader::close);
  }
}
