package io.github.weightseed.keras.layers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Bidirectional}: a recurrent layer that goes forward in time, and one that goes backward.
 *
 * <p>Keras draws the seeds of the two in another order when it reads a model than when code makes
 * the layer: a model's weights follow the first order, {@link #build} alone the second.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Bidirectional extends ConfiguredLayer<Bidirectional> {

  private static final Arguments DEFAULTS =
      Arguments.of("Bidirectional")
          .then("merge_mode", "concat")
          .thenRequired("layer")
          .then("backward_layer", null);

  private Bidirectional(Arguments arguments) {
    super(arguments);
  }

  /** A layer both ways. */
  public static Bidirectional of(ConfiguredLayer<?> layer) {
    return new Bidirectional(DEFAULTS.with("layer", layer));
  }

  /**
   * How the two are put together: {@code concat}, the default, {@code sum}, {@code mul}, {@code
   * ave}, or null to give both.
   */
  public Bidirectional mergeMode(@Nullable String mergeMode) {
    return with("merge_mode", mergeMode);
  }

  /** Another layer for the way back; the same one by default. */
  public Bidirectional backwardLayer(ConfiguredLayer<?> backwardLayer) {
    return with("backward_layer", backwardLayer);
  }

  @Override
  Bidirectional copy(Arguments changed) {
    return new Bidirectional(changed);
  }

  /** The constructor makes the backward layer itself unless it is given. */
  @Override
  boolean isWritten(String key, @Nullable Object value, ConfigWriter writer) {
    return !key.equals("backward_layer") || value != null || !writer.isAsConstructed();
  }

  @Override
  Map<String, @Nullable Object> inner(
      String key, Layer layer, ConfigWriter writer, @Nullable BuildShapes built) {
    boolean forward = key.equals("layer");
    Map<String, @Nullable Object> object = layer.object(writer, built);
    if (!writer.isAsConstructed()) {
      Map<String, @Nullable Object> config = new LinkedHashMap<>(layer.config(writer, built));
      if (forward) {
        config.put("name", prefixed("forward_", writer.nameOf(layer)));
      }
      config.put("zero_output_for_mask", config.get("return_sequences"));
      object.put("config", config);
    }
    return object;
  }

  private static String prefixed(String prefix, String name) {
    return name.startsWith(prefix) ? name : prefix + name;
  }

  @Override
  void complete(Map<String, @Nullable Object> config) {
    if (config.containsKey("backward_layer")
        && config.get("backward_layer") == null
        && config.get("layer") instanceof Map<?, ?> forward) {
      config.put("backward_layer", backward(forward));
    }
  }

  /** The forward layer's object, turned round. */
  private static Map<String, @Nullable Object> backward(Map<?, ?> forward) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    forward.forEach((key, value) -> object.put(String.valueOf(key), value));
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (object.get("config") instanceof Map<?, ?> arguments) {
      arguments.forEach((key, value) -> config.put(String.valueOf(key), value));
    }
    String name = String.valueOf(config.get("name")).substring("forward_".length());
    config.put("name", prefixed("backward_", name));
    config.put("go_backwards", true);
    object.put("config", config);
    return object;
  }
}
