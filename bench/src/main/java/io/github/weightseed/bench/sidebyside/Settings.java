package io.github.weightseed.bench.sidebyside;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param root the folder of the clone
 * @param python the command that starts a Python with Keras and its backends
 * @param quick whether to try out everything with small tensors, few times: the numbers mean little
 * @param write whether the table is put into docs/performance.md
 * @param sections what to measure
 * @param backends the backends to compare with, by their Keras names
 */
record Settings(
    Path root,
    String python,
    boolean quick,
    boolean write,
    Set<Section> sections,
    List<String> backends) {

  /** What can be measured by itself. */
  enum Section {
    STREAMS,
    CONSTANTS,
    ORTHOGONAL,
    JOBS,
    SMALL,
    COST
  }

  static final String HELP =
      """
      usage: bench/side-by-side [OPTION...]
      Runs Weightseed and installed Keras in turn on this machine, checks that the bytes are equal,
      and prints tables of times and ratios in Markdown; progress goes to the standard error.
        --python PATH    A Python with Keras 3.15.1 and its four backends (oracle/requirements.txt).
                         Default: $KERAS_PYTHON, else python3.
        --only LIST      Of streams,constants,orthogonal,jobs,small,cost.
        --backends LIST  Of jax,tensorflow,torch,numpy.
        --quick          Small tensors, few times: to see that all works.
        --write          Put the tables into docs/performance.md as well; those not measured stay.
      """;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException when one is unknown or lacks its value
   */
  static Settings parse(Path root, String... arguments) {
    String environment = System.getenv("KERAS_PYTHON");
    String python = environment == null ? "python3" : environment;
    boolean quick = false;
    boolean write = false;
    Set<Section> sections = EnumSet.allOf(Section.class);
    List<String> backends = List.of("jax", "tensorflow", "torch", "numpy");
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> quick = true;
        case "--write" -> write = true;
        case "--python" -> python = value(arguments, ++i);
        case "--backends" -> backends = list(value(arguments, ++i));
        case "--only" -> {
          sections.clear();
          for (String name : list(value(arguments, ++i))) {
            sections.add(Section.valueOf(name.toUpperCase(Locale.ROOT)));
          }
        }
        default -> throw new IllegalArgumentException("Unknown argument: " + arguments[i]);
      }
    }
    return new Settings(root, python, quick, write, sections, backends);
  }

  private static String value(String[] arguments, int index) {
    if (index == arguments.length) {
      throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
    }
    return arguments[index];
  }

  private static List<String> list(String text) {
    return Arrays.asList(text.split(",", -1));
  }

  /** A Python script of the benchmarks. */
  String script(String name) {
    return root.resolve("bench/python").resolve(name).toString();
  }

  /** Rows and columns of the random tensors. */
  long side() {
    return quick ? 200 : 4096;
  }

  /** How often each side has its turn; the best counts. */
  int rounds() {
    return quick ? 2 : 7;
  }

  /** How often sides have their turn that differ by a few percent at most. */
  int roundsOfCloseOnes() {
    return quick ? 2 : 25;
  }

  /**
   * How often each stream is visited, all others between: a slow quarter of an hour of the machine
   * does not become one of the stream.
   */
  int visits() {
    return 2;
  }

  /** How often each side of a stream has its turn in a visit. */
  int roundsOfVisit() {
    return quick ? 1 : 4;
  }

  /** How long a turn is: calls are repeated until then. */
  double turnSeconds() {
    return quick ? 0.01 : 0.15;
  }

  /** How long ours runs before it is timed, for the compiler's sake. */
  double warmUpSeconds() {
    return quick ? 0.05 : 1.5;
  }
}
