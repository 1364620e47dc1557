package io.github.weightseed.keras;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of each initial weight of a model as real Keras made it, read from a {@code
 * .fingerprints} file.
 *
 * <p>The file is text: lines {@code # key: value} that say how it was made ({@code keras}, {@code
 * backend}, {@code seed}, ...), then a line for each weight, in the order of {@code model.weights},
 * with its SHA-256, dtype, shape and path, two spaces apart.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param facts what the file says of itself, by key
 * @param weights the weights, in order
 */
public record Fingerprints(Map<String, String> facts, List<Fingerprint> weights) {

  private static final Pattern FACT = Pattern.compile("# ([a-z_]+): (.*)");
  private static final Pattern WEIGHT =
      Pattern.compile("([0-9a-f]{64})  ([a-z0-9]+)  (\\([0-9, ]*\\))  (.+)");

  /**
   * One weight's fingerprint.
   *
   * @param sha256 of its bytes (little-endian, C order), in hexadecimal
   * @param dtype Keras' name of its type
   * @param shape its shape as Python prints a tuple
   * @param path its variable path
   */
  public record Fingerprint(String sha256, String dtype, String shape, String path) {}

  /** Copies the map and the list. */
  public Fingerprints {
    facts = Map.copyOf(facts);
    weights = List.copyOf(weights);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when a line is neither a comment nor a fingerprint
   * @throws UncheckedIOException when it cannot be read
   */
  public static Fingerprints read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("There is no file " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the text of a file.
   *
   * @throws IllegalArgumentException when a line is neither a comment nor a fingerprint
   */
  public static Fingerprints parse(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<Fingerprint> weights = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher weight = WEIGHT.matcher(line);
      if (weight.matches()) {
        weights.add(
            new Fingerprint(weight.group(1), weight.group(2), weight.group(3), weight.group(4)));
      } else if (line.startsWith("#")) {
        Matcher fact = FACT.matcher(line);
        if (fact.matches()) {
          facts.put(fact.group(1), fact.group(2));
        }
      } else {
        throw new IllegalArgumentException(
            "Line %d is not a fingerprint (SHA-256, dtype, shape and path, two spaces apart), got '%s'"
                .formatted(number, line));
      }
    }
    return new Fingerprints(facts, weights);
  }

  /** The backend that made the weights, by its Keras name, if the file says it. */
  public Optional<String> backend() {
    return Optional.ofNullable(facts.get("backend"));
  }

  /** The seed of the run that made the weights, if the file says it. */
  public OptionalLong seed() {
    String seed = facts.get("seed");
    return seed != null && seed.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(seed))
        : OptionalLong.empty();
  }

  /** Compares a model's weights with these, in order. All values are made, none is kept. */
  public Comparison compare(ModelWeights model) {
    List<Fingerprint> ours = model.weights().stream().parallel().map(Fingerprints::of).toList();
    List<String> different = new ArrayList<>();
    for (int i = 0; i < Math.max(ours.size(), weights.size()); i++) {
      if (i >= ours.size()) {
        different.add(weights.get(i).path() + " is missing");
      } else if (i >= weights.size()) {
        different.add(ours.get(i).path() + " is not in the file");
      } else {
        difference(ours.get(i), weights.get(i)).ifPresent(different::add);
      }
    }
    int equal = Math.max(ours.size(), weights.size()) - different.size();
    return new Comparison(equal, weights.size(), different);
  }

  private static Optional<String> difference(Fingerprint ours, Fingerprint expected) {
    if (!ours.path().equals(expected.path())) {
      return Optional.of("%s is here, not %s".formatted(ours.path(), expected.path()));
    }
    if (!ours.shape().equals(expected.shape()) || !ours.dtype().equals(expected.dtype())) {
      return Optional.of(
          "%s is %s of %s, not %s of %s"
              .formatted(
                  ours.path(), ours.shape(), ours.dtype(), expected.shape(), expected.dtype()));
    }
    return ours.sha256().equals(expected.sha256())
        ? Optional.empty()
        : Optional.of("%s has other values".formatted(ours.path()));
  }

  /** The fingerprint of a weight: all its values are made. */
  static Fingerprint of(InitialWeight weight) {
    return new Fingerprint(
        SourceDigest.sha256(weight.source()),
        weight.plan().dtype().kerasName(),
        weight.plan().shape().toString(),
        weight.plan().path());
  }

  /**
   * What a comparison found.
   *
   * @param equal how many weights are equal in path, shape, dtype and every bit
   * @param expected how many there should be
   * @param different a sentence for each that is not
   */
  public record Comparison(int equal, int expected, List<String> different) {

    /** Copies the list. */
    public Comparison {
      different = List.copyOf(different);
    }

    /** Whether all weights are equal. */
    public boolean allEqual() {
      return different.isEmpty();
    }
  }
}
