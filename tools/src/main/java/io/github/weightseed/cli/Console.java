package io.github.weightseed.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Where the command line writes, what it may write there, and the environment it reads: all of its
 * contact with the outside but files.
 *
 * @param out results
 * @param err errors, warnings and progress
 * @param width the columns that a line may take; {@link Integer#MAX_VALUE} in a pipe
 * @param hasColor whether results may be coloured
 * @param hasBar whether a progress bar may be drawn
 * @param hasUnicode whether results may go beyond ASCII
 * @param environment the environment variables
 */
record Console(
    PrintStream out,
    PrintStream err,
    int width,
    boolean hasColor,
    boolean hasBar,
    boolean hasUnicode,
    Map<String, String> environment) {

  /** Set by the launcher where results go to a terminal: its width. */
  private static final String TERMINAL_WIDTH = "weightseed.terminal.width";

  /** Set by the launcher where errors go to a terminal too. */
  private static final String TERMINAL_BAR = "weightseed.terminal.bar";

  private static final int NARROWEST = 60;

  /** The process' own. Results are buffered until {@link #flush}. */
  static Console system() {
    Map<String, String> environment = System.getenv();
    int terminalWidth = Integer.getInteger(TERMINAL_WIDTH, 0);
    boolean isTerminal = terminalWidth > 0;
    Charset charset = charset();
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset);
    ResultStream results = new ResultStream(new FileOutputStream(FileDescriptor.out), err);
    return new Console(
        new PrintStream(new BufferedOutputStream(results), false, charset),
        err,
        width(environment, terminalWidth),
        isTerminal && hasColor(environment),
        isTerminal && Boolean.getBoolean(TERMINAL_BAR),
        charset.newEncoder().canEncode('\u2588'),
        environment);
  }

  /** Java 19's property, Java 17's names for the same, then the default. */
  private static Charset charset() {
    for (String property :
        new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
      String name = System.getProperty(property);
      if (name != null && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return Charset.defaultCharset();
  }

  /** The width in use: COLUMNS, where it is set, as other programs do. */
  static int width(Map<String, String> environment, int terminalWidth) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (columns.matches("[1-9][0-9]{0,4}")) {
      return Math.max(NARROWEST, Integer.parseInt(columns));
    }
    return terminalWidth > 0 ? Math.max(NARROWEST, terminalWidth) : Integer.MAX_VALUE;
  }

  /**
   * Whether colours are wanted on a terminal: see <a href="https://no-color.org">no-color.org</a>.
   */
  static boolean hasColor(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** Whether lines may be of any length. */
  boolean isUnbounded() {
    return width == Integer.MAX_VALUE;
  }

  void line(String text) {
    out.println(text);
  }

  void line() {
    out.println();
  }

  /** A line of a name and what it is. */
  void fact(String name, String value) {
    line(bold(name) + " ".repeat(Math.max(2, 12 - name.length())) + value);
  }

  void warn(String sentence) {
    err.println("weightseed: " + sentence);
  }

  void flush() {
    out.flush();
    err.flush();
  }

  String bold(String text) {
    return styled("1", text);
  }

  String faint(String text) {
    return styled("2", text);
  }

  String good(String text) {
    return styled("1;32", text);
  }

  String bad(String text) {
    return styled("1;31", text);
  }

  private String styled(String code, String text) {
    return hasColor && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
