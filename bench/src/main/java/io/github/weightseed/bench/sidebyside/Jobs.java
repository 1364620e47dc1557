package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Whole jobs from the command line: an architecture in, a weight file out, with the start of the
 * process and its peak memory. Keras' job is {@code python/keras_job.py}.
 */
final class Jobs {

  private static final String SEED = "42";

  /** Ours may take this share of Keras' memory. */
  private static final double MEMORY_TARGET = 0.1;

  private static final double START_TARGET = 0.3;

  /**
   * A model.
   *
   * @param target how many times faster than Keras' fastest backend
   */
  private record Model(String name, double target) {}

  /** One run of a job. */
  private record Run(double seconds, double bytes) {

    static final Run NONE = new Run(Double.POSITIVE_INFINITY, 0);

    /** The shorter time, the higher peak. */
    Run best(Run other) {
      return new Run(Math.min(seconds, other.seconds), Math.max(bytes, other.bytes));
    }
  }

  private record Row(Model model, Backend backend, Run keras, Run ours, boolean equal) {}

  private final Settings settings;
  private final Python python;
  private final List<Row> rows = new ArrayList<>();
  private double[] starts = {};

  Jobs(Settings settings) {
    this.settings = settings;
    this.python = new Python(settings);
  }

  void measure() {
    List<Model> models =
        settings.quick()
            ? List.of(new Model("mlp_sequential", 5))
            : List.of(new Model("ResNet50", 5), new Model("VGG16", 4));
    try {
      Path folder = Files.createTempDirectory("side-by-side");
      try {
        starts = starts();
        for (Model model : models) {
          for (String backend : settings.backends()) {
            rows.add(measure(model, Backend.of(backend), folder));
          }
        }
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row measure(Model model, Backend backend, Path folder) throws IOException {
    String name = backend.kerasName();
    Progress.step("job", model.name, name);
    String architecture =
        settings
            .root()
            .resolve("keras/src/test/resources/keras-3.15.1/models")
            .resolve(model.name + ".json")
            .toString();
    String fingerprints = folder.resolve("job.fingerprints").toString();
    Path theirFile = folder.resolve("keras.weights.h5");
    Path ourFile = folder.resolve("ours.safetensors");

    // Not timed: Keras' SHA-256 of each weight, and whether ours are the same.
    python.run(
        Map.of("KERAS_BACKEND", name),
        settings.root().resolve("oracle/fingerprints.py").toString(),
        SEED,
        architecture,
        fingerprints);
    boolean equal =
        run(
                    name,
                    weightseed(
                        "init",
                        architecture,
                        "--backend",
                        name,
                        "--seed",
                        SEED,
                        "--verify",
                        fingerprints))
                .path("code")
                .asInt()
            == 0;

    Run theirs = Run.NONE;
    Run ours = Run.NONE;
    for (int round = 0; round < (settings.quick() ? 1 : 5); round++) {
      theirs =
          theirs.best(
              timed(
                  name,
                  List.of(
                      settings.python(),
                      settings.script("keras_job.py"),
                      architecture,
                      SEED,
                      theirFile.toString())));
      Files.delete(theirFile);
      ours =
          ours.best(
              timed(
                  name,
                  weightseed(
                      "init",
                      architecture,
                      "--backend",
                      name,
                      "--seed",
                      SEED,
                      "-o",
                      ourFile.toString())));
      Files.delete(ourFile);
    }
    return new Row(model, backend, theirs, ours, equal);
  }

  /** The seconds that {@code weightseed --version} takes, sorted. */
  private double[] starts() {
    Progress.step("start-up");
    double[] seconds = new double[settings.quick() ? 2 : 15];
    // The first one may build the command line.
    timed("jax", weightseed("--version"));
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = timed("jax", weightseed("--version")).seconds;
    }
    Arrays.sort(seconds);
    return seconds;
  }

  private List<String> weightseed(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(settings.root().resolve("weightseed").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Run timed(String backend, List<String> command) {
    JsonNode run = run(backend, command);
    if (run.path("code").asInt() != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " failed: " + run.path("error").asString());
    }
    return new Run(run.path("seconds").asDouble(), run.path("bytes").asDouble());
  }

  private JsonNode run(String backend, List<String> command) {
    List<String> arguments = new ArrayList<>(List.of(settings.script("measure.py")));
    arguments.addAll(command);
    return python.run(Map.of("KERAS_BACKEND", backend), arguments.toArray(String[]::new));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  Table table() {
    Table table =
        new Table(
            "Whole jobs",
            2,
            "model",
            "backend",
            "Keras, s",
            "ours, s",
            "ratio",
            "to the fastest",
            "target",
            "reached?",
            "Keras, MB",
            "ours, MB",
            "share",
            "target",
            "reached?",
            "bytes equal?");
    for (Row row : rows) {
      double fastest =
          rows.stream()
              .filter(other -> other.model.equals(row.model))
              .mapToDouble(other -> other.keras.seconds)
              .min()
              .orElseThrow();
      double ratio = fastest / row.ours.seconds;
      double share = row.ours.bytes / row.keras.bytes;
      table.add(
          row.model.name,
          row.backend.kerasName(),
          Figures.format("%.2f", row.keras.seconds),
          Figures.format("%.2f", row.ours.seconds),
          Figures.times(row.keras.seconds / row.ours.seconds),
          Figures.times(ratio),
          Figures.times(row.model.target),
          Figures.reached(ratio >= row.model.target),
          Figures.format("%,.0f", row.keras.bytes / 1e6),
          Figures.format("%,.0f", row.ours.bytes / 1e6),
          Figures.format("%.2f", share),
          Figures.format("%.1f", MEMORY_TARGET),
          Figures.reached(share <= MEMORY_TARGET),
          row.equal ? "yes" : "**no**");
    }
    table.note(
        "Wall time and peak resident memory of the process, the fastest of five runs in turn, files"
            + " in the page cache. Keras: import, `set_random_seed(42)`, `model_from_json`,"
            + " `save_weights` (`bench/python/keras_job.py`). Ours: `weightseed init MODEL --seed 42"
            + " -o FILE.safetensors`. \"To the fastest\" is the time of Keras' fastest backend over"
            + " ours.");
    table.note(
        Figures.format(
            "Start-up: `weightseed --version` takes %.3f s (median of %d), %.3f s at best; target:"
                + " under %.1f s; reached? %s.",
            starts[starts.length / 2],
            starts.length,
            starts[0],
            START_TARGET,
            Figures.reached(starts[starts.length / 2] < START_TARGET)));
    return table;
  }
}
