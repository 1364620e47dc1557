package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of each of a model's initial weights, as a real Keras made them: a file that {@code
 * oracle/fingerprints.py} writes and describes.
 *
 * @param file where they were read
 * @param facts what the file says of itself: {@code keras}, {@code backend}, {@code seed}, ...
 * @param weights the weights, in Keras' order
 */
record Fingerprints(Path file, Map<String, String> facts, List<Fingerprint> weights) {

  private static final String EXTENSION = ".fingerprints";
  private static final Pattern FACT = Pattern.compile("# ([a-z_]+): (.*)");
  private static final Pattern WEIGHT =
      Pattern.compile("([0-9a-f]{64})  ([a-z0-9]+)  (\\([0-9, ]*\\))  (.+)");

  /**
   * One weight.
   *
   * @param sha256 of its bytes: 64 hexadecimal digits
   * @param dtype the name of its type
   * @param shape its shape, as Python prints it
   * @param path its path
   */
  record Fingerprint(String sha256, String dtype, String shape, String path) {

    @Override
    public String toString() {
      return path + " " + shape + " " + dtype;
    }
  }

  /** Where a model's fingerprints for a backend lie: {@code resnet50.jax.fingerprints}. */
  static Path besides(Path model, Backend backend) {
    String name = String.valueOf(model.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return model.resolveSibling(stem + "." + backend + EXTENSION);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when it is not of this form
   * @throws UncheckedIOException when it cannot be read
   */
  static Fingerprints read(Path file) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<Fingerprint> weights = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      Matcher fact = FACT.matcher(line);
      Matcher weight = WEIGHT.matcher(line);
      if (fact.matches()) {
        facts.put(fact.group(1), fact.group(2));
      } else if (weight.matches()) {
        weights.add(
            new Fingerprint(weight.group(1), weight.group(2), weight.group(3), weight.group(4)));
      } else if (!line.startsWith("#")) {
        throw new IllegalArgumentException(
            "%s is no file of fingerprints: line %d is not SHA-256, dtype, shape and path"
                .formatted(file, number));
      }
    }
    if (!facts.containsKey("keras")
        || !facts.containsKey("backend")
        || !facts.containsKey("seed")) {
      throw new IllegalArgumentException(
          file + " is no file of fingerprints: it does not name its keras, backend and seed");
    }
    return new Fingerprints(file, Map.copyOf(facts), List.copyOf(weights));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("There is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is no file of fingerprints: it is not text", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Whether they are those of a run. */
  boolean areOf(Backend backend, long seed) {
    return backend.kerasName().equals(facts.get("backend"))
        && Long.toString(seed).equals(facts.get("seed"));
  }

  /** The version of the Keras that made them. */
  String keras() {
    return facts.getOrDefault("keras", "");
  }

  /** The run that made them. */
  String run() {
    return "backend %s and seed %s".formatted(facts.get("backend"), facts.get("seed"));
  }
}
