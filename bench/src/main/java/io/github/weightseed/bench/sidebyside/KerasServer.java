package io.github.weightseed.bench.sidebyside;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Python process in which Keras, on one backend, makes tensors and times itself: {@code
 * python/keras_server.py}. Not thread-safe.
 */
final class KerasServer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Backend backend;
  private final Path folder;
  private final Path errors;
  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;

  KerasServer(Settings settings, Backend backend) {
    this.backend = backend;
    try {
      folder = Files.createTempDirectory("side-by-side");
      errors = folder.resolve("errors.txt");
      ProcessBuilder builder =
          new ProcessBuilder(settings.python(), settings.script("keras_server.py"))
              .redirectError(errors.toFile());
      Map<String, String> environment = builder.environment();
      environment.put("TF_CPP_MIN_LOG_LEVEL", "3");
      environment.put("KERAS_BACKEND", backend == Backend.JAX_X64 ? "jax" : backend.kerasName());
      environment.put("JAX_ENABLE_X64", backend == Backend.JAX_X64 ? "1" : "0");
      process = builder.start();
      requests = process.outputWriter();
      answers = process.inputReader();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Backend backend() {
    return backend;
  }

  /**
   * Makes a tensor again and again for so many seconds, once at least.
   *
   * @return the seconds of the fastest call
   */
  double make(Initializer initializer, Shape shape, DType dtype, double seconds) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("do", "make");
    request.put(
        "initializer",
        Map.of("class_name", initializer.className(), "config", initializer.config()));
    request.put("shape", shape.dims());
    request.put("dtype", dtype.kerasName());
    request.put("seconds", seconds);
    return ask(request).path("best").asDouble();
  }

  /** The bytes of the tensor made last, in a file that lives as long as this object. */
  Path write() {
    Path file = folder.resolve("array.bin");
    ask(Map.of("do", "write", "path", file.toString()));
    return file;
  }

  private JsonNode ask(Map<String, ?> request) {
    try {
      requests.write(JSON.writeValueAsString(request));
      requests.write('\n');
      requests.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException(
            "Keras on %s ended: %s".formatted(backend, Files.readString(errors)));
      }
      JsonNode answer = JSON.readTree(line);
      if (answer.has("error")) {
        throw new IllegalStateException(
            "Keras on %s, asked for %s: %s"
                .formatted(backend, request, answer.path("error").asString()));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      requests.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroy();
      }
      Files.deleteIfExists(folder.resolve("array.bin"));
      Files.deleteIfExists(errors);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }
}
