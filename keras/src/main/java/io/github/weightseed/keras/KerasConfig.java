package io.github.weightseed.keras;

import io.github.weightseed.CustomObjects;
import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;

/**
 * Initializers to and from the JSON of Keras' configs.
 *
 * <pre>{@code
 * String json = KerasConfig.serialize(new HeNormal(42));
 * Initializer initializer = KerasConfig.deserialize(json);
 * }</pre>
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class KerasConfig {

  private KerasConfig() {}

  /**
   * The config as text: what {@code json.dumps(keras.initializers.serialize(initializer))} gives,
   * byte for byte.
   *
   * @throws IllegalArgumentException when the initializer has no config: a lambda, a tensor
   */
  public static String serialize(Initializer initializer) {
    return KerasJson.dumps(Initializers.serialize(initializer));
  }

  /**
   * The initializer that a config in JSON means: {@code {"class_name": ..., "config": {...}}} or a
   * name in quotes.
   *
   * @throws IllegalArgumentException when it is not JSON, the class is not known, or refuses a key
   *     or value of its config
   */
  public static Initializer deserialize(String json) {
    return deserialize(json, CustomObjects.none());
  }

  /** {@link #deserialize(String)}, where names may also mean initializers of the user's own. */
  public static Initializer deserialize(String json, CustomObjects customObjects) {
    Object config = KerasJson.parse(json);
    if (config == null) {
      throw new IllegalArgumentException("Could not interpret initializer identifier: None");
    }
    return Initializers.deserialize(config, customObjects);
  }
}
