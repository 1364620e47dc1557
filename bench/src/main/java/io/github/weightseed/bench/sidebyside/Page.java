package io.github.weightseed.bench.sidebyside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part of a page in Markdown that this program writes, between two comments: a head, and tables
 * under headings. Tables that were not measured stay.
 */
final class Page {

  private static final String START = "<!-- side-by-side: start -->\n";
  private static final String END = "<!-- side-by-side: end -->\n";
  private static final String HEADING = "### ";

  private Page() {}

  /**
   * Replaces the head and the tables with the headings of the text.
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
    int from = start + START.length();
    Map<String, String> sections = sections(page.substring(from, end));
    sections.putAll(sections("\n" + text));
    return page.substring(0, from) + String.join("", sections.values()) + page.substring(end);
  }

  /** What stands under each heading, with it, and before the first. */
  private static Map<String, String> sections(String text) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : text.split("(?m)^(?=" + HEADING + ")", -1)) {
      boolean hasHeading = section.startsWith(HEADING);
      sections.put(hasHeading ? section.substring(0, section.indexOf('\n')) : "", section);
    }
    return sections;
  }
}
