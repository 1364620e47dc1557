package io.github.weightseed.keras;

import java.util.List;

/**
 * A layer of a model with its weights: a row of the table that {@code model.summary()} prints.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param name the layer's name
 * @param className its class
 * @param weights its weights and those of the layers in it
 */
public record LayerRow(String name, String className, List<PlannedWeight> weights) {

  /** Copies the list. */
  public LayerRow {
    weights = List.copyOf(weights);
  }

  /** The number of values in its weights. */
  public long parameters() {
    return weights.stream().mapToLong(PlannedWeight::parameters).sum();
  }
}
