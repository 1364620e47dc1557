package io.github.weightseed.keras;

import io.github.weightseed.Backend;
import io.github.weightseed.keras.layer.Construction;
import io.github.weightseed.keras.layer.Layer;
import io.github.weightseed.keras.layer.LayerReader;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a model's layers from its JSON, after checking that it is a model. */
final class ModelReader {

  private static final Set<String> MODELS = Set.of("Functional", "Sequential", "Model");

  private ModelReader() {}

  /**
   * The model, built.
   *
   * @throws IllegalArgumentException when the JSON is not that of a built Keras 3 model
   */
  static Layer read(@Nullable Object json, ModelOptions options, @Nullable Backend backend) {
    Map<String, @Nullable Object> object = checked(json);
    Construction construction =
        new Construction(options.customObjects(), options.customLayers(), backend);
    Layer model = LayerReader.read(construction, object, "");
    if (options.inputShape() != null) {
      LayerReader.build(model, options.inputShape());
    }
    LayerReader.checkBuilt(model);
    return model;
  }

  private static Map<String, @Nullable Object> checked(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> object)
        || !(object.get("class_name") instanceof String className)
        || !object.containsKey("config")) {
      throw new IllegalArgumentException(
          "Not a Keras model: expected an object with `class_name` and `config`, as"
              + " model.to_json() writes it");
    }
    if (!MODELS.contains(className)) {
      throw new IllegalArgumentException(
          object.get("module") instanceof String module && module.startsWith("keras.")
              ? "Not a Keras model: it is an object of class %s from %s"
                  .formatted(className, module)
              : "The model is of the custom class %s (module %s): a subclassed model is Python code, so its weights cannot be known without Python"
                  .formatted(className, object.get("module")));
    }
    return object(object);
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  static Map<String, @Nullable Object> object(Map<?, ?> object) {
    return (Map<String, @Nullable Object>) object;
  }
}
