package io.github.weightseed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultStreamTest {

  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  /** A console whose results go to a stream. */
  private Console console(OutputStream target) {
    PrintStream err = new PrintStream(complaints, true, UTF_8);
    PrintStream out = new PrintStream(new ResultStream(target, err), false, UTF_8);
    return new Console(out, err, Integer.MAX_VALUE, false, false, true, Map.of());
  }

  /** A stream that fails from the first byte on. */
  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void fullDiskIsToldOnceAndFails() {
    Console console = console(failing("No space left on device"));
    assertThat(Main.end(console, Main.run(console, "--help"))).isEqualTo(1);
    assertThat(complaints.toString(UTF_8).lines())
        .containsExactly("weightseed: Cannot write the results: no space left on device");
  }

  @Test
  void readerThatHasGoneIsNotTold() {
    Console console = console(failing("Broken pipe"));
    assertThat(Main.end(console, Main.run(console, "--help"))).isEqualTo(1);
    assertThat(complaints.size()).isZero();
  }

  @Test
  void exitCodeStaysWhereAllWasWritten() {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    Console console = console(results);
    assertThat(Main.end(console, Main.run(console, "--help"))).isZero();
    assertThat(results.toString(UTF_8)).startsWith("Usage: weightseed");
    assertThat(Main.end(console, Main.run(console, "--helpp"))).isEqualTo(2);
  }
}
