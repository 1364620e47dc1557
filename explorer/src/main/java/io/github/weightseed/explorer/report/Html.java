package io.github.weightseed.explorer.report;

/** Text in HTML. */
final class Html {

  private Html() {}

  /** Text as it may stand between tags and in double-quoted attributes. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) character);
              }
            });
    return escaped.toString();
  }

  /** A path that may be broken where its names end. */
  static String breakable(String path) {
    return escape(path).replace("/", "/<wbr>").replace("_", "_<wbr>");
  }

  /** Text whose addresses are links. */
  static String linked(String text) {
    return escape(text).replaceAll("https://[^\\s,;]+", "<a href=\"$0\" rel=\"noreferrer\">$0</a>");
  }

  /** An element with text. */
  static String element(String name, String text) {
    return "<%s>%s</%s>".formatted(name, escape(text), name);
  }
}
