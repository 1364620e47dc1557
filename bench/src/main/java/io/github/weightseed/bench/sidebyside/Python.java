package io.github.weightseed.bench.sidebyside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Short runs of the Python that the settings name. Immutable and safe for use by many threads. */
final class Python {

  private static final JsonMapper JSON = new JsonMapper();

  private final Settings settings;

  Python(Settings settings) {
    this.settings = settings;
  }

  /**
   * The installed versions by package.
   *
   * @throws IllegalArgumentException when there is no such Python, or not the Keras wanted
   */
  JsonNode versions() {
    JsonNode versions;
    try {
      versions = run(Map.of(), settings.script("keras_server.py"), "--versions");
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(
          "There is no Python named %s (%s): give one with --python PATH"
              .formatted(settings.python(), e.getMessage()),
          e);
    }
    String keras = versions.path("keras").asString("none");
    if (!keras.equals("3.15.1")) {
      throw new IllegalArgumentException(
          ("Keras 3.15.1 is needed in %s, got %s: install oracle/requirements.txt there, or name"
                  + " another Python with --python PATH")
              .formatted(settings.python(), keras));
    }
    for (String backend : settings.backends()) {
      if (!versions.has(backend) && !versions.has(backend + "_cpu")) {
        throw new IllegalArgumentException(
            "The backend %s is not installed in %s: install oracle/requirements.txt there, or leave it out with --backends"
                .formatted(backend, settings.python()));
      }
    }
    return versions;
  }

  /** Runs a script and reads the JSON that it prints. */
  JsonNode run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(settings.python()));
    command.addAll(List.of(arguments));
    try {
      Path errors = Files.createTempFile("side-by-side", ".txt");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new IllegalStateException(
              String.join(" ", command) + " failed: " + Files.readString(errors));
        }
        return JSON.readTree(output.isBlank() ? "{}" : output);
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
