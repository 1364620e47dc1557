package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.layer.LayerReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a class that has no Java class here: made by {@link Layer#of}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class NamedLayer extends ConfiguredLayer<NamedLayer> {

  private NamedLayer(Arguments arguments) {
    super(arguments);
  }

  static NamedLayer named(String className, Map<String, ? extends @Nullable Object> config) {
    Arguments arguments = Arguments.of(LayerReader.canonicalName(className));
    for (Map.Entry<String, ? extends @Nullable Object> argument : config.entrySet()) {
      arguments = arguments.then(argument.getKey(), argument.getValue());
    }
    return new NamedLayer(arguments);
  }

  @Override
  NamedLayer copy(Arguments changed) {
    return new NamedLayer(changed);
  }
}
