package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.layer.LayerReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the configs of one model's layers share: the names of layers that were given none. They are
 * numbered in the order in which the layers enter the model: {@code dense}, {@code dense_1}, ...
 *
 * <p>Not safe for use by several threads.
 */
final class ConfigWriter {

  private final Map<Layer, String> names = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> given = new HashSet<>();
  private final boolean asConstructed;

  private ConfigWriter(boolean asConstructed) {
    this.asConstructed = asConstructed;
  }

  /** For the config of a model or a layer as {@code get_config()} gives it. */
  static ConfigWriter ofConfigs() {
    return new ConfigWriter(false);
  }

  /** For the arguments of a layer as its constructor gets them in code. */
  static ConfigWriter ofConstructor() {
    return new ConfigWriter(true);
  }

  /** Whether layers that Keras makes in a constructor are left out. */
  boolean isAsConstructed() {
    return asConstructed;
  }

  /** Keeps a name that a layer was given from being used for another one. */
  void reserve(Layer layer) {
    String name = layer.name();
    if (name != null) {
      given.add(name);
    }
  }

  /** The name of a layer: its own, or else one that is made at the first question. */
  String nameOf(Layer layer) {
    String own = layer.name();
    if (own != null) {
      return own;
    }
    String known = names.get(layer);
    if (known != null) {
      return known;
    }
    String base = LayerReader.automaticName(layer.className());
    String made;
    do {
      int number = uses.merge(base, 1, Integer::sum) - 1;
      made = number == 0 ? base : base + "_" + number;
    } while (given.contains(made));
    names.put(layer, made);
    return made;
  }
}
