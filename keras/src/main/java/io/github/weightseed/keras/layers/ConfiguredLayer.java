package io.github.weightseed.keras.layers;

import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A layer that is its class and its arguments; each method for an argument returns a changed copy.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <L> the layer's own type
 */
public abstract class ConfiguredLayer<L extends ConfiguredLayer<L>> extends Layer {

  /** Layers that leave integers as they are; all others give their compute dtype. */
  private static final Set<String> KEEP_INTEGERS =
      Set.of("Flatten", "Reshape", "Permute", "Identity");

  private final Arguments arguments;

  ConfiguredLayer(Arguments arguments) {
    this.arguments = arguments;
  }

  /** The same class with other arguments. */
  abstract L copy(Arguments changed);

  final Arguments arguments() {
    return arguments;
  }

  @Override
  public final String className() {
    return arguments.className();
  }

  @Override
  public final @Nullable String name() {
    return (String) arguments.get("name");
  }

  /** With a name, which paths of weights begin with. */
  public final L name(String name) {
    return with("name", name);
  }

  /** Whether its weights are trained; true by default. */
  public final L trainable(boolean trainable) {
    return with("trainable", trainable);
  }

  /** The dtype of its weights and of what it gives; float32 by default. */
  public final L dtype(DType dtype) {
    return dtype(dtype.kerasName());
  }

  /** The name of its dtype policy, such as {@code mixed_float16}; float32 by default. */
  public final L dtype(String policy) {
    return with("dtype", policy);
  }

  /** The penalty on what it gives: a name, such as {@code l2}. */
  public final L activityRegularizer(String name) {
    return with(Arguments.ACTIVITY_REGULARIZER, name);
  }

  /**
   * With any argument, by Keras' name.
   *
   * @throws IllegalArgumentException when Keras has no such argument, or refuses the value
   */
  public final L with(String argument, @Nullable Object value) {
    return copy(arguments.with(argument, value));
  }

  @Override
  final Map<String, @Nullable Object> config(ConfigWriter writer, @Nullable BuildShapes built) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> argument : arguments.values().entrySet()) {
      String key = argument.getKey();
      Object value = argument.getValue();
      if (key.equals("name")) {
        config.put(key, writer.nameOf(this));
      } else if (key.equals("dtype")) {
        config.put(key, value instanceof String policy ? SerializedObjects.policy(policy) : value);
        // Layer.get_config() writes it, but only when there is one.
        Object penalty = arguments.get(Arguments.ACTIVITY_REGULARIZER);
        if (penalty != null) {
          config.put(Arguments.ACTIVITY_REGULARIZER, penalty);
        }
      } else if (!config.containsKey(key) && isWritten(key, value, writer)) {
        config.put(key, written(key, value, writer, built));
      }
    }
    complete(config);
    if (built != null) {
      afterBuild(config, built);
    }
    return config;
  }

  private @Nullable Object written(
      String key, @Nullable Object value, ConfigWriter writer, @Nullable BuildShapes built) {
    if (value instanceof Initializer initializer) {
      // A constructor takes the object with the seed it drew; a config draws again.
      return writer.isAsConstructed() ? initializer : SerializedObjects.configOf(initializer);
    }
    if (value instanceof Layer layer) {
      return inner(key, layer, writer, built);
    }
    if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Layer) {
      List<@Nullable Object> objects = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        objects.add(inner(key + "." + i, (Layer) list.get(i), writer, built));
      }
      return objects;
    }
    return value;
  }

  /** Whether an argument is part of the config. */
  boolean isWritten(String key, @Nullable Object value, ConfigWriter writer) {
    return true;
  }

  /** The object of a layer that is an argument. */
  Map<String, @Nullable Object> inner(
      String key, Layer layer, ConfigWriter writer, @Nullable BuildShapes built) {
    return layer.object(writer, built);
  }

  /** Sets what the constructor makes of other arguments. */
  void complete(Map<String, @Nullable Object> config) {}

  /** Changes what building changes in the config. */
  void afterBuild(Map<String, @Nullable Object> config, BuildShapes built) {}

  @Override
  final void register(ConfigWriter writer) {
    arguments.layers().forEach(layer -> layer.register(writer));
    writer.nameOf(this);
  }

  @Override
  final void reserve(ConfigWriter writer) {
    arguments.layers().forEach(layer -> layer.reserve(writer));
    writer.reserve(this);
  }

  @Override
  final String outputDtype(KerasTensor input, int index) {
    if (!input.isFloating() && KEEP_INTEGERS.contains(className())) {
      return input.dtype();
    }
    return arguments.get("dtype") instanceof String policy
        ? policy.replace("mixed_", "")
        : "float32";
  }

  @Override
  final String description() {
    return arguments.description();
  }
}
