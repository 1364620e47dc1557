package io.github.weightseed.cli;

import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong, in one line and without a stack trace unless {@code --debug} asks. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final Console console;
  private final BooleanSupplier debug;

  Failures(Console console, BooleanSupplier debug) {
    this.console = console;
    this.debug = debug;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String sentence = sentence(e);
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      sentence += ". Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
    }
    return usage(sentence, e.getCommandLine(), e);
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine commandLine, @Nullable ParseResult result) {
    if (e instanceof UsageException) {
      return usage(sentence(e), commandLine, e);
    }
    tell(isExpected(e) ? sentence(e) : "unexpected " + oneLine(e.toString()), e);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private int usage(String sentence, CommandLine commandLine, Exception e) {
    String name = commandLine.getCommandSpec().qualifiedName();
    String end = sentence.matches(".*[.?]") ? "" : ".";
    tell(sentence + end + " See: " + name + " --help", e);
    return CommandLine.ExitCode.USAGE;
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
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
