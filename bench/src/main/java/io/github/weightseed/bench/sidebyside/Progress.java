package io.github.weightseed.bench.sidebyside;

/** Tells on the standard error what is being done. */
final class Progress {

  private static final long START = System.nanoTime();

  private Progress() {}

  static void step(String format, Object... arguments) {
    long seconds = (System.nanoTime() - START) / 1_000_000_000;
    System.err.println("%3d s  %s".formatted(seconds, format.formatted(arguments)));
  }
}
