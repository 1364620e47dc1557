package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation in a Functional model, such as {@code x + y}: an object of {@code keras.src.ops}. It
 * has no weights.
 */
final class Operation {

  private final LayerConfig config;
  private final ShapeRule rule;

  private Operation(LayerConfig config, ShapeRule rule) {
    this.config = config;
    this.rule = rule;
  }

  /**
   * The operation that an object describes.
   *
   * @throws IllegalArgumentException when it has no class or name
   */
  static Operation of(
      Construction construction, Map<String, ? extends @Nullable Object> object, String place) {
    if (!(object.get("class_name") instanceof String className)) {
      throw new LayerException(
          "%s must have a `class_name`, got keys %s".formatted(place, object.keySet()));
    }
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    if (object.get("config") instanceof Map<?, ?> config) {
      config.forEach((key, value) -> arguments.put(String.valueOf(key), value));
    }
    arguments.putIfAbsent("name", object.get("name"));
    LayerClass kind =
        new LayerClass(className, config -> new Weightless(config, OperationTable.rule(className)));
    return new Operation(
        new LayerConfig(construction, kind, arguments, place), OperationTable.rule(className));
  }

  LayerConfig config() {
    return config;
  }

  /**
   * The shapes of what it gives; none when they are not known. What an operation refuses is left to
   * Keras: the shapes in the file are taken then.
   */
  List<PartialShape> outputShapes(InputShapes inputs) {
    config.construction().count();
    if (inputs.isEmpty()) {
      return List.of();
    }
    try {
      return rule.outputs(config, inputs);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return List.of();
    }
  }
}
