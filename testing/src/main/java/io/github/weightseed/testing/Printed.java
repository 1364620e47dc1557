package io.github.weightseed.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a program prints. Not for tests that run side by side. */
public final class Printed {

  private Printed() {}

  /** A program that may fail. */
  @FunctionalInterface
  public interface Program {

    /** Runs it. */
    void run() throws Exception;
  }

  /** What a program prints to standard output. */
  public static String by(Program program) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } catch (Exception e) {
      throw new AssertionError("The program failed", e);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
