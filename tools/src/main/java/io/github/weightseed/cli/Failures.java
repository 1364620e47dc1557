package io.github.weightseed.cli;

import io.github.weightseed.text.Names;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong, in one line and without a stack trace unless {@code --debug} asks. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  /** Files that mean no good have names of megabytes. */
  private static final int LONGEST = 2000;

  private final Console console;
  private final BooleanSupplier debug;

  Failures(Console console, BooleanSupplier debug) {
    this.console = console;
    this.debug = debug;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    UnmatchedArgumentException unmatched = unmatched(e);
    String sentence = unmatched == null ? sentence(e) : sentence(unmatched);
    tell(sentence + (sentence.endsWith("?") ? " " : "; ") + "see " + name + " --help", e);
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine commandLine, @Nullable ParseResult result) {
    if (e instanceof CompletionException && e.getCause() instanceof Exception cause) {
      return handleExecutionException(cause, commandLine, result);
    }
    if (e instanceof UsageException) {
      tell(sentence(e), e);
      return CommandLine.ExitCode.USAGE;
    }
    tell(isExpected(e) ? sentence(e) : "unexpected " + oneLine(e.toString()), e);
    return CommandLine.ExitCode.SOFTWARE;
  }

  /**
   * What was not understood: also where something else is missing, as that may be its misspelling.
   */
  private static @Nullable UnmatchedArgumentException unmatched(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched;
    }
    CommandLine command = e.getCommandLine();
    List<String> rest = command.getUnmatchedArguments();
    return e instanceof MissingParameterException && !rest.isEmpty()
        ? new UnmatchedArgumentException(command, rest)
        : null;
  }

  private static String sentence(UnmatchedArgumentException e) {
    boolean isCommand = e.getCommandLine().getParent() == null;
    String what = e.isUnknownOption() ? "option" : isCommand ? "command" : "argument";
    String sentence = "Unknown %s '%s'".formatted(what, e.getUnmatched().get(0));
    return e.getSuggestions().isEmpty()
        ? sentence
        : sentence + ". Did you mean " + Names.oneOf(e.getSuggestions()) + "?";
  }

  private void tell(String sentence, Exception e) {
    console.out().flush();
    console.warn(sentence);
    if (debug.getAsBoolean()) {
      e.printStackTrace(console.err());
    }
  }

  /** What the library throws for bad input, with a sentence; anything else is a fault of ours. */
  private static boolean isExpected(Exception e) {
    return e instanceof IllegalArgumentException
        || e instanceof UncheckedIOException
        || e instanceof UnsupportedOperationException;
  }

  private static String sentence(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : oneLine(message);
  }

  private static String oneLine(String text) {
    String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return start.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
