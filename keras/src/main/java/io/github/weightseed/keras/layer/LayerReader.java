package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.custom.CustomLayer;
import io.github.weightseed.keras.shape.PartialShape;
import io.github.weightseed.text.Names;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes layers from serialized Keras objects, as {@code deserialize_keras_object} does.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class LayerReader {

  private static final String OPERATIONS = "keras.src.ops.";

  private LayerReader() {}

  /**
   * Whether an object is an operation, such as {@code x + y}: it has no weights and is no layer.
   */
  static boolean isOperation(Map<String, ? extends @Nullable Object> object) {
    return object.get("module") instanceof String module
        && (module.startsWith(OPERATIONS) || module.startsWith("keras.ops"));
  }

  /** Whether a class is a model. */
  static boolean isModel(String className) {
    return className.equals("Functional") || className.equals("Sequential");
  }

  /** The name that Keras gives to the first layer of a class without a name: {@code conv2d}. */
  public static String automaticName(String className) {
    LayerClass known = LayerTable.find(className);
    return SnakeCase.of(known == null ? className : known.pythonName());
  }

  /** The {@code class_name} of a class or one of its aliases; as it is when it is not known. */
  public static String canonicalName(String className) {
    LayerClass known = LayerTable.find(className);
    return known == null ? className : known.name();
  }

  /** Whether a value is an object of {@code keras.layers}, as an activation may be. */
  static boolean isLayer(@Nullable Object value) {
    return value instanceof Map<?, ?> map && "keras.layers".equals(map.get("module"));
  }

  /**
   * The layer that an object describes; where the object says which shapes it was built with, it is
   * built.
   *
   * @param object {@code {"module", "class_name", "config", "build_config"}}
   * @param place where it stands in the file
   * @throws IllegalArgumentException when it is no object of a known class, or an argument is wrong
   */
  public static Layer read(
      Construction construction, Map<String, ? extends @Nullable Object> object, String place) {
    construction.count();
    LayerClass layerClass = classOf(construction, object, place);
    LayerConfig config = new LayerConfig(construction, layerClass, configOf(object, place), place);
    Layer layer;
    try {
      LayerArguments.check(config);
      layer = layerClass.constructor().apply(config);
    } catch (LayerException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new LayerException(config, String.valueOf(e.getMessage()), e);
    }
    InputShapes shapes;
    try {
      shapes = InputShapes.ofBuildConfig(object.get("build_config"));
    } catch (IllegalArgumentException e) {
      throw new LayerException(config, "build_config: " + e.getMessage(), e);
    }
    if (shapes != null) {
      layer.build(shapes);
    }
    return layer;
  }

  /**
   * Gives a Sequential that was never built its input shape.
   *
   * @param shape the shape without the batch
   * @throws IllegalArgumentException when the model is another one, or a layer refuses its input
   */
  public static void build(Layer model, PartialShape shape) {
    if (!(model instanceof SequentialModel sequential) || !sequential.isOpen()) {
      throw model
          .config()
          .error("an input shape was given, but the model has one of its own already");
    }
    model.build(InputShapes.of(shape.insert(0, null)));
  }

  /**
   * Makes sure that a model's weights exist.
   *
   * @throws IllegalArgumentException when a layer in it was never built
   */
  public static void checkBuilt(Layer layer) {
    if (!layer.isBuilt() && layer.needsShape()) {
      throw layer.config().error(layer.unbuilt());
    }
    layer.children().forEach(LayerReader::checkBuilt);
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  private static Map<String, ? extends @Nullable Object> configOf(
      Map<String, ? extends @Nullable Object> object, String place) {
    Object config = object.get("config");
    if (config == null && object.containsKey("config")) {
      return Map.of();
    }
    if (config instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new LayerException(
        "%s of class %s must have a `config`, got %s"
            .formatted(nameOf(object, place), object.get("class_name"), config));
  }

  private static LayerClass classOf(
      Construction construction, Map<String, ? extends @Nullable Object> object, String place) {
    if (!(object.get("class_name") instanceof String className)) {
      throw new LayerException(
          "%s must have a `class_name`, got keys %s".formatted(place, object.keySet()));
    }
    String module = object.get("module") instanceof String text ? text : "";
    boolean ofKeras = module.isEmpty() || module.equals("keras") || module.startsWith("keras.");
    if (!ofKeras || LayerTable.find(className) == null) {
      CustomLayer custom = construction.customLayer(object);
      if (custom != null) {
        return new LayerClass(className, config -> new RegisteredLayer(config, custom));
      }
    }
    if (!ofKeras) {
      throw new LayerException(
          "%s is of the custom class %s (module %s): its weights cannot be known without Python, unless the class is registered"
              .formatted(nameOf(object, place), className, module));
    }
    LayerClass known = LayerTable.find(className);
    if (known == null) {
      throw new LayerException(
          nameOf(object, place)
              + (LayerTable.NEEDS_PYTHON.contains(className)
                  ? " is a "
                      + className
                      + ": it runs Python code, which only Python can, unless the class is registered"
                  : " is of class %s, which is not known%s"
                      .formatted(className, Names.suggestion(className, LayerTable.names()))));
    }
    return known;
  }

  private static String nameOf(Map<String, ? extends @Nullable Object> object, String place) {
    Object name = object.get("config") instanceof Map<?, ?> config ? config.get("name") : null;
    return place.isEmpty()
        ? "Model '%s'".formatted(name)
        : "Layer '%s' (%s)".formatted(name, place);
  }
}
