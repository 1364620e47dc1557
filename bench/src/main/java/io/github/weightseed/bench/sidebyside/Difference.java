package io.github.weightseed.bench.sidebyside;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * How two tensors of the same shape and dtype differ.
 *
 * @param differing elements that have other bits
 * @param elements all elements
 * @param largest the largest distance between two elements; NaN where it is not measured
 */
record Difference(long differing, long elements, double largest) {

  /**
   * Compares element by element.
   *
   * @throws IllegalStateException when there are not as many as expected
   */
  static Difference of(
      int elements, int expected, IntPredicate equal, IntToDoubleFunction distance) {
    if (elements != expected) {
      throw new IllegalStateException("Expected %d elements, got %d".formatted(expected, elements));
    }
    long differing = 0;
    double largest = 0;
    for (int i = 0; i < elements; i++) {
      if (!equal.test(i)) {
        differing++;
        largest = Math.max(largest, distance.applyAsDouble(i));
      }
    }
    return new Difference(differing, elements, largest);
  }

  /** Whether every bit is equal. */
  boolean none() {
    return differing == 0;
  }

  /** "yes", or how many elements differ. */
  @Override
  public String toString() {
    return differing == 0
        ? "yes"
        : String.format(
            Locale.ROOT,
            "%,d of %,d differ (%.3f %%)%s",
            differing,
            elements,
            100.0 * differing / elements,
            Double.isNaN(largest) ? "" : ", by %.1e at most".formatted(largest));
  }
}
