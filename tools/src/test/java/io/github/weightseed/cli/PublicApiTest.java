package io.github.weightseed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the comments of the published modules' public types must say. */
class PublicApiTest {

  /** A package that every module may see. */
  private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");

  /** A public top-level type with its comment. */
  private static final Pattern TYPE =
      Pattern.compile("(?ms)^/\\*\\*((?:(?!\\*/).)*)\\*/\\n(?:@[^\\n]*\\n)*^public [^({]*");

  @ParameterizedTest
  @ValueSource(strings = {"core", "keras"})
  void eachTypeSaysWhetherThreadsMayShareIt(String module) throws IOException {
    Path sources = Path.of("..", module, "src", "main", "java");
    List<String> silent = new ArrayList<>();
    int types = 0;
    for (Path file : publicSources(sources)) {
      Matcher type = TYPE.matcher(Files.readString(file));
      if (type.find()) {
        types++;
        if (!type.group(1).contains("thread")) {
          silent.add(file.getFileName().toString());
        }
      }
    }
    assertThat(types).isGreaterThan(10);
    assertThat(silent).isEmpty();
  }

  private static List<Path> publicSources(Path sources) throws IOException {
    Matcher export = EXPORT.matcher(Files.readString(sources.resolve("module-info.java")));
    List<Path> files = new ArrayList<>();
    while (export.find()) {
      try (Stream<Path> folder = Files.list(sources.resolve(export.group(1).replace('.', '/')))) {
        folder.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
    }
    return files;
  }
}
