package io.github.weightseed.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text in columns, each as wide as its widest cell. Where the whole is wider than the console, the
 * widest column of text gives way, cell by cell, with an ellipsis in the middle.
 */
final class Table {

  /** Where a column's cells stand. */
  enum Align {
    /** Text. */
    LEFT,
    /** Numbers. */
    RIGHT
  }

  private static final String GAP = "  ";
  private static final int NARROWEST_COLUMN = 8;

  private final List<String> titles = new ArrayList<>();
  private final List<Align> aligns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private String indent = "";

  /** A table without columns. */
  Table() {}

  /** Adds a column; no title in any column leaves out the head. */
  Table column(String title, Align align) {
    titles.add(title);
    aligns.add(align);
    return this;
  }

  /** Moves the rows that are cells, not headings, to the right. */
  Table indented() {
    indent = GAP;
    return this;
  }

  /** Adds a row with a cell for each column. */
  void row(String... cells) {
    if (cells.length != titles.size()) {
      throw new IllegalArgumentException(
          "A row has %d cells, got %d".formatted(titles.size(), cells.length));
    }
    rows.add(List.of(cells));
  }

  /** Adds a line across all columns. */
  void heading(String text) {
    rows.add(List.of(text));
  }

  /** The columns of the widest line. */
  int width() {
    return indent.length() + Arrays.stream(widths()).sum() + GAP.length() * (titles.size() - 1);
  }

  /** Writes it. */
  void print(Console console) {
    int[] widths = fitted(console.width());
    if (titles.stream().anyMatch(title -> !title.isEmpty())) {
      console.line(console.bold(line(titles, widths, console)));
      int length =
          indent.length() + Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
      console.line(console.faint((console.hasUnicode() ? "\u2500" : "-").repeat(length)));
    }
    for (List<String> row : rows) {
      console.line(
          isHeading(row)
              ? console.bold(cut(row.get(0), console.width(), console))
              : line(row, widths, console));
    }
  }

  private boolean isHeading(List<String> row) {
    return row.size() == 1 && titles.size() > 1;
  }

  private int[] widths() {
    int[] widths = titles.stream().mapToInt(Table::length).toArray();
    for (List<String> row : rows) {
      if (!isHeading(row)) {
        for (int i = 0; i < widths.length; i++) {
          widths[i] = Math.max(widths[i], length(row.get(i)));
        }
      }
    }
    return widths;
  }

  private int[] fitted(int space) {
    int[] widths = widths();
    for (int excess = width() - space; excess > 0; excess--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (aligns.get(i) == Align.LEFT
            && widths[i] > NARROWEST_COLUMN
            && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths, Console console) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(cells.get(i), widths[i], console);
      String padding = " ".repeat(widths[i] - length(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(aligns.get(i) == Align.LEFT ? cell + padding : padding + cell);
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String text, int width, Console console) {
    int length = length(text);
    if (length <= width) {
      return text;
    }
    String ellipsis = console.hasUnicode() ? "\u2026" : "~";
    int head = width / 2;
    int tail = width - head - 1;
    return text.substring(0, text.offsetByCodePoints(0, head))
        + ellipsis
        + text.substring(text.offsetByCodePoints(0, length - tail));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
