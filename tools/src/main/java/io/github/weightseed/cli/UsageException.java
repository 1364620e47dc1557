package io.github.weightseed.cli;

/** The command was not called as it should be: exit code 2. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String sentence) {
    super(sentence);
  }

  UsageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
