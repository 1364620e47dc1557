package io.github.weightseed.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Standard output that says why it cannot be written, as a full disk; a {@link PrintStream} keeps
 * that to itself. Where a reader has gone ({@code | head}) nothing is said.
 */
final class ResultStream extends FilterOutputStream {

  private final PrintStream complaints;
  private boolean hasFailed;

  ResultStream(OutputStream target, PrintStream complaints) {
    super(target);
    this.complaints = complaints;
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    try {
      out.write(bytes, offset, count);
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      if (!hasFailed && !reason.contains("broken pipe")) {
        complaints.println("weightseed: Cannot write the results: " + reason);
      }
      hasFailed = true;
      throw e;
    }
  }
}
