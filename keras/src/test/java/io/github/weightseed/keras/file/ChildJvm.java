package io.github.weightseed.keras.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program in a JVM of its own, with as much memory as is said. */
public final class ChildJvm {

  private ChildJvm() {}

  /** What a class's main method prints; it must end well. */
  public static List<String> run(String memory, Class<?> program, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + memory, "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(args));
    Path printed = Files.createTempFile("printed", ".txt");
    try {
      int exitCode =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start()
              .waitFor();
      List<String> lines = Files.readAllLines(printed);
      assertThat(exitCode).as("%s", lines).isZero();
      return lines;
    } finally {
      Files.delete(printed);
    }
  }
}
