package io.github.weightseed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs and commands of the README and of the manual print what these say. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("once")
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final String PROMPT = "$ ./weightseed ";
  private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\.\\.\\.\\n");

  @TempDir private Path folder;

  /** The working folder of the programs: as the repository, as far as the README needs it. */
  @BeforeEach
  void copyExamples() throws IOException {
    Path examples = Files.createDirectory(folder.resolve("examples"));
    try (Stream<Path> files = Files.list(ROOT.resolve("examples"))) {
      for (Path file : files.toList()) {
        Files.copy(file, examples.resolve(file.getFileName()));
      }
    }
  }

  private static List<String[]> blocks(String document) throws IOException {
    List<String[]> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve(document)));
    while (matcher.find()) {
      blocks.add(new String[] {matcher.group(1), matcher.group(2)});
    }
    return blocks;
  }

  /** Runs java with this test's class path, and gives what it prints. */
  private String java(Object... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // These programs are over before C2's code would pay.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-cp"));
    command.add(System.getProperty("java.class.path"));
    Arrays.stream(args).map(Object::toString).forEach(command::add);
    Path printed = Files.createTempFile(folder, "printed", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().putAll(Map.of("COLUMNS", "80", "KERAS_BACKEND", ""));
    int exitCode = builder.start().waitFor();
    String text = Files.readString(printed, UTF_8).replace("\r\n", "\n");
    assertThat(exitCode).as(text).isZero();
    return text;
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/manual.md"})
  void javaExamplePrintsWhatTheDocumentSays(String document) throws Exception {
    List<String[]> blocks = blocks(document);
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i)[0].equals("java")) {
        String text = blocks.get(i)[1];
        String imports = text.replaceAll("(?m)^(?!import ).*\\n", "");
        String body = text.replaceAll("(?m)^import .*\\n", "");
        Path source = folder.resolve("Example.java");
        Files.writeString(
            source,
            imports
                + "class Example {\n  public static void main(String[] args) {\n"
                + body
                + "  }\n}\n");
        assertThat(java(source)).isEqualTo(blocks.get(i + 1)[1]);
        return;
      }
    }
    throw new AssertionError(document + " has no Java example");
  }

  @ParameterizedTest
  @CsvSource({"README.md, 4", "docs/manual.md, 5"})
  void commandsPrintWhatTheDocumentSays(String document, int expected) throws Exception {
    int commands = 0;
    for (String[] block : blocks(document)) {
      if (block[0].equals("console") && block[1].startsWith(PROMPT)) {
        int end = block[1].indexOf('\n');
        List<Object> args = new ArrayList<>(List.of(Main.class.getName()));
        args.addAll(List.of(block[1].substring(PROMPT.length(), end).split(" ")));
        List<String> parts = LEFT_OUT.splitAsStream(block[1].substring(end + 1)).toList();
        String printed = java(args.toArray());
        if (parts.size() == 1) {
          assertThat(printed).isEqualTo(parts.get(0));
        } else {
          assertThat(parts).hasSize(2);
          assertThat(printed).startsWith(parts.get(0)).endsWith(parts.get(1));
        }
        commands++;
      }
    }
    assertThat(commands).isEqualTo(expected);
  }
}
