package io.github.weightseed.keras;

import io.github.weightseed.CustomObjects;
import io.github.weightseed.keras.custom.CustomLayer;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model's file does not say: initializers and layers of the user's own, the input shape of a
 * Sequential that was never built.
 *
 * <pre>{@code
 * ModelOptions options = ModelOptions.defaults().withInputShape(PartialShape.of(28L, 28L, 1L));
 * ModelPlan plan = ModelPlan.read(Path.of("unbuilt.json"), 42, options);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads, as far as the custom objects and layers are.
 */
public final class ModelOptions {

  private static final ModelOptions DEFAULTS =
      new ModelOptions(CustomObjects.none(), Map.of(), null);

  private final CustomObjects customObjects;
  private final Map<String, CustomLayer> customLayers;
  private final @Nullable PartialShape inputShape;

  private ModelOptions(
      CustomObjects customObjects,
      Map<String, CustomLayer> customLayers,
      @Nullable PartialShape inputShape) {
    this.customObjects = customObjects;
    this.customLayers = customLayers;
    this.inputShape = inputShape;
  }

  /** No options. */
  public static ModelOptions defaults() {
    return DEFAULTS;
  }

  /** These options with what names in the file mean beyond Keras' own initializers. */
  public ModelOptions withCustomObjects(CustomObjects objects) {
    return new ModelOptions(objects, customLayers, inputShape);
  }

  /**
   * These options with a layer class of the user's own.
   *
   * @param className its {@code class_name} in the file, or its {@code registered_name}; {@code
   *     Lambda} may be named, too
   * @param layer what it does
   */
  public ModelOptions withCustomLayer(String className, CustomLayer layer) {
    Map<String, CustomLayer> more = new LinkedHashMap<>(customLayers);
    more.put(className, layer);
    return new ModelOptions(customObjects, Collections.unmodifiableMap(more), inputShape);
  }

  /**
   * These options with the input shape of a Sequential model that was never built: its weights are
   * those after {@code model.build((None, *shape))}.
   *
   * @param shape without the batch, as {@code keras.Input(shape)} takes it
   */
  public ModelOptions withInputShape(PartialShape shape) {
    return new ModelOptions(customObjects, customLayers, shape);
  }

  CustomObjects customObjects() {
    return customObjects;
  }

  Map<String, CustomLayer> customLayers() {
    return customLayers;
  }

  @Nullable PartialShape inputShape() {
    return inputShape;
  }
}
