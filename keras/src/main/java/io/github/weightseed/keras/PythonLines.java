package io.github.weightseed.keras;

import io.github.weightseed.Backend;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of Python that make the same weights in Keras. */
public final class PythonLines {

  private PythonLines() {}

  /**
   * The lines for a model in a file.
   *
   * @param file the file that the plan was read from
   * @param seed the seed of the run
   * @param backend the backend
   */
  public static String of(Path file, long seed, Backend backend) {
    String name = backend == Backend.JAX_X64 ? Backend.JAX.kerasName() : backend.kerasName();
    String x64 = backend == Backend.JAX_X64 ? "os.environ[\"JAX_ENABLE_X64\"] = \"1\"\n" : "";
    return "import os\nos.environ[\"KERAS_BACKEND\"] = \"%s\"\n%simport keras\nkeras.utils.set_random_seed(%d)\nmodel = keras.models.model_from_json(%s)\n"
        .formatted(name, x64, seed, architecture(file));
  }

  private static String architecture(Path file) {
    if (Files.isDirectory(file)) {
      return opened(file.resolve("config.json"));
    }
    return file.toString().endsWith(".keras")
        ? "__import__(\"zipfile\").ZipFile(%s).read(\"config.json\")".formatted(quoted(file))
        : opened(file);
  }

  private static String opened(Path file) {
    return "open(%s).read()".formatted(quoted(file));
  }

  /** A JSON string is a Python string, too. */
  private static String quoted(Path file) {
    return KerasJson.dumps(file.toString());
  }
}
