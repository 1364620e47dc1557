package io.github.weightseed.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/from-python.md} shows the programs of {@link FromPythonInitializersTest}, {@link
 * FromPythonNamesTest} and {@link FromPythonModelsTest}, and none is missing.
 */
class FromPythonPageTest {

  private static final Path PAGE = Path.of("../docs/from-python.md");
  private static final List<Path> TESTS =
      Stream.of("Initializers", "Names", "Models")
          .map("src/test/java/io/github/weightseed/keras/layers/FromPython%sTest.java"::formatted)
          .map(Path::of)
          .toList();

  private static final Pattern SECTION =
      Pattern.compile(
          "(?ms)^## (\\d+)\\. [^\\n]+\\n\\n```python\\n(.*?)^```\\n\\n```java\\n(.*?)^```$");
  private static final Pattern REGION =
      Pattern.compile("(?ms)^ *// \\[(\\d+)\\]\\n(.*?)^ *// \\[end\\]$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| \".*\".*\\| ([0-9, ]+) \\|$");

  private static final int DOCUMENTS = 5;

  private static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(List<Path> files) {
    return files.stream().map(FromPythonPageTest::read).collect(Collectors.joining());
  }

  private static Map<Integer, String> found(Pattern pattern, int group, List<Path> files) {
    Map<Integer, String> programs = new LinkedHashMap<>();
    Matcher matcher = pattern.matcher(text(files));
    while (matcher.find()) {
      String program = words(matcher.group(group));
      assertThat(programs.put(Integer.parseInt(matcher.group(1)), program)).isNull();
    }
    return programs;
  }

  /** A program without its layout, which differs by the width of the page. */
  private static String words(String program) {
    return program.replaceAll("\\s+", "");
  }

  @Test
  void thePageShowsThePrograms() {
    assertThat(found(SECTION, 3, List.of(PAGE))).isEqualTo(found(REGION, 2, TESTS));
  }

  @Test
  void noNumberIsMissing() {
    List<Integer> numbers = List.copyOf(found(SECTION, 3, List.of(PAGE)).keySet());
    assertThat(numbers)
        .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList())
        .hasSizeGreaterThan(50);
    assertThat(found(SECTION, 2, List.of(PAGE)).values()).noneMatch(String::isBlank);
    TreeSet<Integer> inDocuments = new TreeSet<>();
    int rows = 0;
    Matcher matcher = ROW.matcher(read(PAGE));
    while (matcher.find()) {
      rows++;
      inDocuments.addAll(
          Arrays.stream(matcher.group(1).split(", ", -1)).map(Integer::valueOf).toList());
    }
    assertThat(rows).isEqualTo(DOCUMENTS);
    assertThat(inDocuments).containsExactlyElementsOf(numbers);
  }
}
