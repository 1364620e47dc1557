package io.github.weightseed.explorer.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Chart.js, which draws the histograms, as it lies on the class path. */
final class ChartLibrary {

  private static final String FOLDER = "META-INF/resources/webjars/chart.js/4.5.1/";

  private ChartLibrary() {}

  /** The script, with the line that says whose it is, without the one that names another file. */
  static String script() {
    String script = read("dist/chart.umd.min.js").replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    if (script.contains("</script")) {
      throw new IllegalStateException("Chart.js has a tag that would end it");
    }
    return script.strip();
  }

  /** Its licence, which goes where it goes. */
  static String licence() {
    return read("LICENSE.md").strip();
  }

  private static String read(String name) {
    ClassLoader loader = ChartLibrary.class.getClassLoader();
    try (InputStream in = open(loader, FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("Chart.js is not on the class path: " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read Chart.js", e);
    }
  }

  private static @Nullable InputStream open(@Nullable ClassLoader loader, String name) {
    return loader == null
        ? ClassLoader.getSystemResourceAsStream(name)
        : loader.getResourceAsStream(name);
  }
}
