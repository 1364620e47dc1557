package io.github.weightseed.bench.sidebyside;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown under a heading; the first columns are text, the rest numbers. */
final class Table {

  private final String title;
  private final int textColumns;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Table(String title, int textColumns, String... header) {
    this.title = title;
    this.textColumns = textColumns;
    this.header = List.of(header);
  }

  void add(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "Expected %d cells, got %d".formatted(header.size(), cells.length));
    }
    rows.add(List.of(cells));
  }

  /** Adds a paragraph that stands below the table. */
  void note(String text) {
    notes.add(text);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("### ").append(title).append("\n\n");
    if (!rows.isEmpty()) {
      line(text, header);
      text.append('|');
      for (int i = 0; i < header.size(); i++) {
        text.append(i < textColumns ? "---|" : "--:|");
      }
      text.append('\n');
      rows.forEach(row -> line(text, row));
      text.append('\n');
    }
    notes.forEach(note -> text.append(note).append("\n\n"));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
