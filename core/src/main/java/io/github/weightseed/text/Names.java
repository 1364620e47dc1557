package io.github.weightseed.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Names in any spelling, and the known ones nearest to a mistyped one.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Names {

  private static final int MOST = 3;

  private Names() {}

  /**
   * What all spellings of a name share: {@code LeakyReLU}, {@code leaky_relu}, {@code leaky-relu}.
   */
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** One of several: {@code a}, {@code a or b}, {@code a, b or c}. */
  public static String oneOf(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /**
   * A sentence to end an error message with, such as {@code ". Did you mean 'he_normal'?"}; without
   * near names, it lists all of them.
   */
  public static String suggestion(String wrong, Collection<String> known) {
    List<String> near = nearest(wrong, known);
    if (near.isEmpty()) {
      return ". Use one of: " + String.join(", ", known);
    }
    return ". Did you mean " + oneOf(near.stream().map(name -> "'" + name + "'").toList()) + "?";
  }

  /** The names within a third of their length of edits, nearest first. */
  static List<String> nearest(String wrong, Collection<String> known) {
    String lower = wrong.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> isNear(lower, name.toLowerCase(Locale.ROOT)))
        .sorted(
            Comparator.comparingInt((String name) -> distance(lower, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** Lengths are looked at first, as a file may hold a name of megabytes. */
  private static boolean isNear(String wrong, String name) {
    int most = 1 + name.length() / 4;
    return Math.abs(wrong.length() - name.length()) <= most && distance(wrong, name) <= most;
  }

  /** The Levenshtein distance: the fewest insertions, deletions and replacements. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
