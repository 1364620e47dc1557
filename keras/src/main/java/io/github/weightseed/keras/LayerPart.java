package io.github.weightseed.keras;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layer that is or stands in a {@link LayerNode}, with the weights that it made itself: an
 * attention's {@code query}, an LSTM's cell.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param path its path in the model
 * @param className its class
 * @param config its arguments
 * @param weights its own weights
 */
public record LayerPart(
    String path,
    String className,
    Map<String, ? extends @Nullable Object> config,
    List<PlannedWeight> weights) {

  /** Copies the map and the list. */
  public LayerPart {
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    weights = List.copyOf(weights);
  }
}
