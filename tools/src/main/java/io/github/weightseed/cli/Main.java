package io.github.weightseed.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code weightseed} command. */
@Command(
    name = "weightseed",
    description = "Keras' initial weights, to the bit, on the JVM.",
    footer = {
      "",
      "Examples:",
      "  weightseed init examples/resnet50.json --backend jax --seed 42 -o resnet50.weights.h5",
      "  weightseed sample he_normal --shape 3,3,64,128 --backend jax --seed 42",
      "  weightseed plan examples/resnet50.json",
      "  weightseed advise examples/resnet50.json",
      "  weightseed convert resnet50.weights.h5 resnet50.safetensors",
      "  weightseed inspect resnet50.safetensors",
      "  weightseed diff resnet50.weights.h5 resnet50.safetensors",
      "  weightseed plot he_normal glorot_uniform --shape 256,256",
      "  weightseed signal --activation relu --init he_normal,glorot_uniform",
      "  weightseed explore",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    sortOptions = false)
public final class Main implements Runnable {

  private static final int WIDEST_HELP = 100;

  /** In the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          InitCommand.class,
          SampleCommand.class,
          PlanCommand.class,
          AdviseCommand.class,
          ReportCommand.class,
          ConvertCommand.class,
          InspectCommand.class,
          DiffCommand.class,
          PlotCommand.class,
          SignalCommand.class,
          ExploreCommand.class);

  private final Console console;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error arose.")
  private boolean debug;

  private Main(Console console) {
    this.console = console;
  }

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param args the arguments
   */
  public static void main(String[] args) {
    Console console = Console.system();
    int exitCode;
    try {
      exitCode = run(console, args);
    } catch (OutOfMemoryError e) {
      console.warn("out of memory; WEIGHTSEED_JAVA_OPTS=-Xmx8g, say, gives more");
      exitCode = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(end(console, exitCode));
  }

  /** Writes what is still to be written; without it the run has failed. */
  static int end(Console console, int exitCode) {
    console.flush();
    boolean isLost = exitCode == CommandLine.ExitCode.OK && console.out().checkError();
    return isLost ? CommandLine.ExitCode.SOFTWARE : exitCode;
  }

  /** Runs the command and gives its exit code: 0 done, 1 failed, 2 wrong usage. */
  static int run(Console console, String... args) {
    Main main = new Main(console);
    CommandLine commandLine = new CommandLine(main);
    addCommands(commandLine, args);
    Failures failures = new Failures(console, () -> main.debug);
    return commandLine
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.valueOf(console.hasColor())))
        .setUsageHelpWidth(Math.min(WIDEST_HELP, console.width()))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .execute(args);
  }

  /**
   * Adds the command that the first argument names, and no other: picocli takes most of a start to
   * read their options. All are there for the help, and to find the one that was meant.
   */
  private static void addCommands(CommandLine commandLine, String[] args) {
    String first = args.length == 0 ? "" : args[0];
    if (first.equals("--version") || first.equals("-V")) {
      return;
    }
    List<Class<?>> named = COMMANDS.stream().filter(it -> name(it).equals(first)).toList();
    for (Class<?> command : named.isEmpty() ? COMMANDS : named) {
      commandLine.addSubcommand(command);
    }
  }

  /** From the class: to read its annotation would cost as much as what is saved. */
  private static String name(Class<?> command) {
    String name = command.getSimpleName();
    return name.substring(0, name.length() - "Command".length()).toLowerCase(Locale.ROOT);
  }

  /** For the help and the version, which are ASCII. */
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.US_ASCII);
  }

  Console console() {
    return console;
  }

  @Override
  public void run() {
    throw new UsageException(
        "A command is missing: init, sample, plan, advise, report, convert, inspect, diff, plot, signal or"
            + " explore; see weightseed --help");
  }
}
