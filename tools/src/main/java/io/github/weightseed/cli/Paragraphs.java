package io.github.weightseed.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a width, those after a heading indented. */
final class Paragraphs {

  private static final int WIDEST = 100;
  private static final int NAME = 10;

  private final Console console;
  private final int width;

  Paragraphs(Console console) {
    this.console = console;
    this.width = Math.min(WIDEST, console.width());
  }

  /** A word, and a title after it. */
  void title(String word, String text) {
    String start = word + "  ";
    for (String line : lines(text, width - NAME)) {
      console.line(start + console.bold(line));
      start = "  ";
    }
  }

  /** A name, and text beside it. */
  void fact(String name, String text) {
    String start = "  " + console.faint(name) + " ".repeat(Math.max(2, NAME - name.length()));
    for (String line : lines(text, width - 2 - NAME)) {
      console.line(start + line);
      start = " ".repeat(2 + NAME);
    }
  }

  private static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
