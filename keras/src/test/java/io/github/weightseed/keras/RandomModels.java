package io.github.weightseed.keras;

import io.github.weightseed.Backend;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.Stft;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Compares models in bulk with what real Keras made of them: a program, run by hand, over files of
 * {@code oracle/random_models.py}.
 */
final class RandomModels {

  private int compared;
  private int refusedByKeras;
  private int readHereOnly;
  private int refusedByBoth;
  private int weights;
  private final List<String> differences = new ArrayList<>();

  RandomModels() {}

  /** What differs, a line each. */
  List<String> differences() {
    return differences;
  }

  /** How many architectures were compared. */
  int compared() {
    return compared;
  }

  /**
   * Reads files of weighed models and prints what differs.
   *
   * @param args the files, {@code .jsonl.gz}
   */
  public static void main(String[] args) throws IOException {
    RandomModels all = new RandomModels();
    for (String file : args) {
      all.compare(Path.of(file));
    }
    all.differences.forEach(System.out::println);
    System.out.printf(
        "%d architectures equal or different, %d weights; %d refused by Keras, of which"
            + " %d here, too, and %d are read; %d differences%n",
        all.compared,
        all.weights,
        all.refusedByKeras,
        all.refusedByBoth,
        all.readHereOnly,
        all.differences.size());
  }

  /** Compares the models of one file. */
  void compare(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      Map<String, Object> header = Fixtures.map(KerasJson.parse(lines.readLine()));
      Backend backend = Backend.of((String) header.get("backend"));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, Object> model = Fixtures.map(KerasJson.parse(line));
        String what =
            "%s %s%s: "
                .formatted(
                    backend,
                    model.get("number"),
                    model.get("stripped").equals(true) ? " stripped" : "");
        compare(what, model, backend);
      }
    }
  }

  private void compare(String what, Map<String, Object> model, Backend backend) {
    String json = (String) model.get("json");
    long seed = (Long) model.get("number");
    if (model.containsKey("error")) {
      refusedByKeras++;
      try {
        ModelPlan.of(json, seed).initialize(backend);
        readHereOnly++;
      } catch (IllegalArgumentException e) {
        refusedByBoth++;
      }
      return;
    }
    compared++;
    List<Map<String, Object>> expected = Fixtures.maps(model.get("weights"));
    List<InitialWeight> ours;
    try {
      ours = ModelPlan.of(json, seed).initialize(backend).weights();
    } catch (RuntimeException e) {
      differences.add(what + e);
      return;
    }
    weights += expected.size();
    if (ours.size() != expected.size()) {
      differences.add(what + ours.size() + " weights, not " + expected.size());
      return;
    }
    for (int i = 0; i < ours.size(); i++) {
      String difference = difference(ours.get(i), expected.get(i));
      if (!difference.isEmpty()) {
        differences.add(what + ours.get(i).plan().path() + " " + difference);
        return;
      }
    }
  }

  private static String difference(InitialWeight weight, Map<String, Object> expected) {
    PlannedWeight plan = weight.plan();
    if (!plan.path().equals(expected.get("path"))) {
      return "is " + expected.get("path");
    }
    String shape = KerasJson.dumps(Arrays.stream(plan.shape().dims()).boxed().toList());
    if (!shape.equals(KerasJson.dumps(expected.get("shape")))) {
      return "has shape " + shape + ", not " + expected.get("shape");
    }
    if (!plan.dtype().kerasName().equals(expected.get("dtype"))) {
      return "has dtype " + plan.dtype() + ", not " + expected.get("dtype");
    }
    if (plan.trainable() != (Boolean) expected.get("trainable")) {
      return "is trainable: " + plan.trainable();
    }
    return SourceDigest.sha256(weight.source()).equals(expected.get("sha256"))
            || (plan.initializer() instanceof Orthogonal && isNear(weight, expected, 1e-2))
            || (plan.initializer() instanceof Stft && isNear(weight, expected, 1e-6))
        ? ""
        : "has other values, seed " + plan.seed();
  }

  /** The QR, sine and cosine of a backend round in their own ways. */
  private static boolean isNear(
      InitialWeight weight, Map<String, Object> expected, double tolerance) {
    List<?> first = (List<?>) expected.get("first");
    double[] ours = new double[first.size()];
    weight.source().read(0, ours.length, ours, 0);
    for (int i = 0; i < ours.length; i++) {
      if (Math.abs(ours[i] - (Double) first.get(i)) > tolerance) {
        return false;
      }
    }
    return true;
  }
}
