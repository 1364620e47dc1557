package io.github.weightseed.keras;

import io.github.weightseed.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of Python that make the same weights in Keras.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class PythonLines {

  private PythonLines() {}

  /**
   * The lines for a model in a file.
   *
   * @param file the file that the plan was read from
   * @param seed the seed of the run
   * @param backend the backend
   */
  public static List<String> of(Path file, long seed, Backend backend) {
    List<String> lines = new ArrayList<>();
    lines.add("import os");
    lines.add("os.environ[\"KERAS_BACKEND\"] = \"%s\"".formatted(backendName(backend)));
    if (backend == Backend.JAX_X64) {
      lines.add("os.environ[\"JAX_ENABLE_X64\"] = \"1\"");
    }
    lines.add("import keras");
    if (Files.isDirectory(file)) {
      lines.add("text = " + opened(file.resolve("config.json")));
    } else if (file.toString().endsWith(".keras")) {
      lines.add("import zipfile");
      lines.add("text = zipfile.ZipFile(%s).read(\"config.json\")".formatted(quoted(file)));
    } else {
      lines.add("text = " + opened(file));
    }
    lines.add("keras.utils.set_random_seed(" + seed + ")");
    lines.add("model = keras.models.model_from_json(text)");
    return lines;
  }

  private static String backendName(Backend backend) {
    return backend == Backend.JAX_X64 ? Backend.JAX.kerasName() : backend.kerasName();
  }

  private static String opened(Path file) {
    return "open(%s).read()".formatted(quoted(file));
  }

  /** A JSON string is a Python string, too. */
  private static String quoted(Path file) {
    return KerasJson.dumps(file.toString());
  }
}
