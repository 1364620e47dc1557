package io.github.weightseed.bench.sidebyside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page in Markdown that this program writes, between two comments. */
final class Page {

  private static final String START = "<!-- side-by-side: start -->\n";
  private static final String END = "<!-- side-by-side: end -->\n";

  private Page() {}

  /**
   * Replaces what stands between the comments.
   *
   * @throws IllegalArgumentException when the page lacks them
   */
  static void write(Path file, String text) {
    try {
      Files.writeString(file, replace(Files.readString(file), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String replace(String page, String text) {
    int start = page.indexOf(START);
    int end = page.indexOf(END);
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("The page lacks the line " + START + " or " + END);
    }
    return page.substring(0, start + START.length()) + "\n" + text + page.substring(end);
  }
}
