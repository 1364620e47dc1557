package io.github.weightseed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** Runs the command line and keeps what it prints. */
final class Terminal {

  /**
   * What a run left.
   *
   * @param exitCode its exit code
   * @param out what it printed
   * @param err what it complained about
   */
  record Run(int exitCode, String out, String err) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console;

  private Terminal(
      int width, boolean isTerminal, boolean hasUnicode, Map<String, String> environment) {
    console =
        new Console(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            width,
            isTerminal,
            isTerminal,
            hasUnicode,
            environment);
  }

  /** A pipe, with nothing in the environment. */
  static Terminal pipe() {
    return new Terminal(Integer.MAX_VALUE, false, true, Map.of());
  }

  /** A pipe with environment variables. */
  static Terminal pipe(Map<String, String> environment) {
    return new Terminal(Integer.MAX_VALUE, false, true, environment);
  }

  /** A pipe of a width, as COLUMNS sets it. */
  static Terminal pipe(int width) {
    return new Terminal(width, false, true, Map.of());
  }

  /** A pipe that takes nothing but ASCII. */
  static Terminal asciiPipe() {
    return new Terminal(Integer.MAX_VALUE, false, false, Map.of());
  }

  /** A terminal with colours and a progress bar. */
  static Terminal screen(int width) {
    return new Terminal(width, true, true, Map.of());
  }

  Console console() {
    return console;
  }

  Run run(String... args) {
    int exitCode = Main.run(console, args);
    return new Run(exitCode, printed(), err.toString(UTF_8));
  }

  String printed() {
    return out.toString(UTF_8);
  }
}
