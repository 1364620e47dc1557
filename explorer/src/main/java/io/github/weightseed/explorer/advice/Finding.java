package io.github.weightseed.explorer.advice;

import java.util.List;

/**
 * Something about a model's initial weights that could be better.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param severity how much it matters
 * @param rule the name of the rule, such as {@code rectifier-scale}
 * @param what what was found, in a few words
 * @param why why it matters
 * @param reference where that is written
 * @param instead what to write in the model instead
 * @param places where it was found, in the model's order
 */
public record Finding(
    Severity severity,
    String rule,
    String what,
    String why,
    String reference,
    String instead,
    List<Place> places) {

  /** Copies the list. */
  public Finding {
    places = List.copyOf(places);
  }

  /**
   * A weight or layer with the finding.
   *
   * @param path its path in the model
   * @param detail the numbers of this place, or empty
   */
  public record Place(String path, String detail) {}

  /** A finding in one place. */
  Finding(
      Severity severity,
      String rule,
      String what,
      String why,
      String reference,
      String instead,
      Place place) {
    this(severity, rule, what, why, reference, instead, List.of(place));
  }

  /** Whether only the places differ. */
  boolean isLike(Finding other) {
    return withPlaces(List.of()).equals(other.withPlaces(List.of()));
  }

  Finding withPlaces(List<Place> others) {
    return new Finding(severity, rule, what, why, reference, instead, others);
  }
}
