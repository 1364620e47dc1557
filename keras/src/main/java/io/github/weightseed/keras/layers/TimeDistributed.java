package io.github.weightseed.keras.layers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code TimeDistributed}: a layer applied to each time step.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TimeDistributed extends ConfiguredLayer<TimeDistributed> {

  private static final Arguments DEFAULTS = Arguments.of("TimeDistributed").thenRequired("layer");

  private TimeDistributed(Arguments arguments) {
    super(arguments);
  }

  /** A layer around another. */
  public static TimeDistributed of(Layer layer) {
    return new TimeDistributed(DEFAULTS.with("layer", layer));
  }

  @Override
  TimeDistributed copy(Arguments changed) {
    return new TimeDistributed(changed);
  }

  /** The layer in it sees one time step. */
  @Override
  Map<String, @Nullable Object> inner(
      String key, Layer layer, ConfigWriter writer, @Nullable BuildShapes built) {
    return layer.object(writer, built == null ? null : BuildShapes.of(built.first().without(1)));
  }
}
