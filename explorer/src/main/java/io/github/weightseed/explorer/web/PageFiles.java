package io.github.weightseed.explorer.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The files of the page, and the charts' library. Safe for use by many threads. */
final class PageFiles {

  /** In the library's own jar. */
  private static final String CHARTS =
      "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** A file on the class path. */
  private record PageFile(String resource, String contentType) {}

  private static final Map<String, PageFile> FILES =
      Map.ofEntries(
          Map.entry("/", new PageFile("index.html", HTML)),
          Map.entry("/style.css", new PageFile("style.css", STYLE)),
          Map.entry("/favicon.svg", new PageFile("favicon.svg", "image/svg+xml")),
          Map.entry("/chart.js", new PageFile(CHARTS, SCRIPT)),
          script("app"),
          script("charts"),
          script("dom"),
          script("format"),
          script("jobs"),
          script("measures"),
          script("model"),
          script("signal"),
          script("state"),
          script("values"));

  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  private static Map.Entry<String, PageFile> script(String name) {
    return Map.entry("/" + name + ".js", new PageFile(name + ".js", SCRIPT));
  }

  /** The file at a path; null where there is none. */
  @Nullable Reply find(String path) {
    PageFile file = FILES.get(path);
    return file == null
        ? null
        : Reply.file(file.contentType(), read.computeIfAbsent(file.resource(), PageFiles::read));
  }

  private static byte[] read(String resource) {
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Missing from the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
