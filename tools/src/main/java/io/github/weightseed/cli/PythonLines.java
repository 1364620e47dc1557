package io.github.weightseed.cli;

import io.github.weightseed.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of Python that make the same weights with Keras itself. */
final class PythonLines {

  private PythonLines() {}

  /** The lines for the model in a file. */
  static List<String> of(Path model, Backend backend, long seed) {
    boolean isX64 = backend == Backend.JAX_X64;
    boolean isZip =
        String.valueOf(model.getFileName()).endsWith(".keras") && !Files.isDirectory(model);
    List<String> lines = new ArrayList<>();
    lines.add(isZip ? "import os, zipfile" : "import os");
    lines.add(
        "os.environ[\"KERAS_BACKEND\"] = " + text((isX64 ? Backend.JAX : backend).kerasName()));
    if (isX64) {
      lines.add("os.environ[\"JAX_ENABLE_X64\"] = \"1\"");
    }
    lines.add("import keras");
    lines.add("keras.utils.set_random_seed(" + seed + ")");
    lines.add("model = keras.models.model_from_json(" + json(model, isZip) + ")");
    return lines;
  }

  private static String json(Path model, boolean isZip) {
    if (isZip) {
      return "zipfile.ZipFile(" + text(model) + ").read(\"config.json\").decode()";
    }
    Path file = Files.isDirectory(model) ? model.resolve("config.json") : model;
    return "open(" + text(file) + ").read()";
  }

  private static String text(Object value) {
    return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
