package io.github.weightseed.bench.sidebyside;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Tells on the standard error what is being done, and since when. */
final class Progress {

  private static final long START = System.nanoTime();

  private Progress() {}

  static void step(Object... words) {
    long seconds = (System.nanoTime() - START) / 1_000_000_000;
    String text = Arrays.stream(words).map(String::valueOf).collect(Collectors.joining(" "));
    System.err.println("%4d s  %s".formatted(seconds, text));
  }
}
