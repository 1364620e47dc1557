package io.github.weightseed.keras.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Architectures of Keras 2 (tf.keras 2.x, Keras 2.2 and later) in the form of Keras 3: objects get
 * their modules, nodes become arguments, arguments that are gone are dropped.
 *
 * <p>The shapes that Keras 3 writes in the nodes are null until {@link #fillShapes}.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class Keras2Converter {

  private static final Set<String> MODELS = Set.of("Functional", "Model", "Sequential");
  private static final Set<String> RECURRENT = Set.of("SimpleRNN", "LSTM", "GRU", "RNN");
  private static final String KERAS = "keras";
  private static final String CUDNN = "CuDNN";
  private static final String LAYERS = "keras.layers";

  private Keras2Converter() {}

  /** Whether an object is a model of Keras 2. */
  public static boolean isKeras2(Map<String, ? extends @Nullable Object> model) {
    return (model.get("keras_version") instanceof String version && version.startsWith("2."))
        || (!(model.get("module") instanceof String)
            && MODELS.contains(String.valueOf(model.get("class_name")))
            && (model.containsKey("keras_version") || model.containsKey("backend")));
  }

  /**
   * The model in the form of Keras 3.
   *
   * @throws IllegalArgumentException when it holds what has no form in Keras 3
   */
  public static Map<String, @Nullable Object> convert(
      Map<String, ? extends @Nullable Object> model) {
    Map<String, @Nullable Object> converted = layer(unwrapped(model), "");
    converted.put("compile_config", Map.of());
    return converted;
  }

  /** Tuples and shapes, which tf.keras marks, as the lists that they are. */
  private static Map<String, @Nullable Object> unwrapped(Map<?, ?> map) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    map.forEach((key, value) -> plain.put(String.valueOf(key), unwrappedValue(value)));
    return plain;
  }

  private static @Nullable Object unwrappedValue(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      boolean marked =
          "__tuple__".equals(map.get("class_name")) || "TensorShape".equals(map.get("class_name"));
      return marked ? unwrappedValue(map.get("items")) : unwrapped(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(unwrappedValue(item)));
      return items;
    }
    return value;
  }

  private static Map<String, @Nullable Object> layer(Map<?, ?> object, String place) {
    String className = className(object, place);
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    boolean isModel = MODELS.contains(className);
    boolean isSequential = className.equals("Sequential");
    Object module = object.get("module");
    boolean isCustom = module instanceof String name && !name.startsWith(KERAS);
    converted.put(
        "module",
        isCustom
            ? module
            : isSequential ? KERAS : isModel ? "keras.src.models.functional" : LAYERS);
    converted.put("class_name", isModel && !isSequential ? "Functional" : className);
    converted.put("config", null);
    converted.put(
        "registered_name",
        isModel && !isSequential ? "Functional" : isCustom ? object.get("registered_name") : null);
    Object config = object.get("config");
    if (isSequential) {
      converted.put("config", sequential(config, place));
    } else if (isModel) {
      converted.put("config", functional(asMap(config, place), place));
    } else {
      boolean isCudnn = String.valueOf(object.get("class_name")).startsWith(CUDNN);
      converted.put("config", arguments(className, asMap(config, place), isCudnn, place));
      if (className.equals("SyncBatchNormalization")) {
        converted.put("class_name", "BatchNormalization");
      }
    }
    return converted;
  }

  /** Names of tf.compat.v1 end in V1 or V2; CuDNN's layers compute what others do. */
  private static String className(Map<?, ?> object, String place) {
    if (!(object.get("class_name") instanceof String name)) {
      throw new LayerException(
          "%s must have a `class_name`, got keys %s".formatted(place, object.keySet()));
    }
    if (name.startsWith(CUDNN)) {
      return name.substring(CUDNN.length());
    }
    boolean versioned = name.endsWith("V1") || name.endsWith("V2");
    String plain = versioned ? name.substring(0, name.length() - 2) : name;
    return LayerTable.find(plain) == null ? name : plain;
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  private static Map<String, @Nullable Object> asMap(@Nullable Object value, String place) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new LayerException("%s must have a `config`, got %s".formatted(place, value));
  }

  private static Map<String, @Nullable Object> arguments(
      String className, Map<String, @Nullable Object> config, boolean isCudnn, String place) {
    Set<String> known = LayerArguments.of(className);
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    config.forEach(
        (key, value) -> {
          if (className.equals("InputLayer") && key.equals("batch_input_shape")) {
            arguments.put("batch_shape", value);
          } else if (className.equals("LeakyReLU") && key.equals("alpha")) {
            arguments.put("negative_slope", value);
          } else if (known == null || (known.contains(key) && !key.startsWith("input_"))) {
            arguments.put(key, argument(className, key, value, place));
          } else if (className.equals("Embedding") && key.equals("input_dim")) {
            arguments.put(key, value);
          }
        });
    if (className.equals("GRU") || className.equals("GRUCell")) {
      // Before it was an argument; CuDNN's GRU resets after the product.
      arguments.putIfAbsent("reset_after", isCudnn);
    }
    return arguments;
  }

  private static @Nullable Object argument(
      String className, String key, @Nullable Object value, String place) {
    if (value instanceof List<?> list) {
      if (className.equals("BatchNormalization") && key.equals("axis") && list.size() == 1) {
        return list.get(0);
      }
      if (key.equals("cells") || key.equals("cell")) {
        List<@Nullable Object> cells = new ArrayList<>();
        list.forEach(cell -> cells.add(argument(className, "cell", cell, place)));
        return cells;
      }
      return value;
    }
    if (!(value instanceof Map<?, ?> object) || !object.containsKey("class_name")) {
      return value;
    }
    if (key.equals("dtype")) {
      return object("keras", "DTypePolicy", object);
    }
    if (key.endsWith("_initializer")) {
      return object("keras.initializers", String.valueOf(object.get("class_name")), object);
    }
    if (key.endsWith("_regularizer")) {
      return object("keras.regularizers", String.valueOf(object.get("class_name")), object);
    }
    if (key.endsWith("_constraint")) {
      return object("keras.constraints", String.valueOf(object.get("class_name")), object);
    }
    return LayerTable.find(className(object, place)) == null
        ? value
        : layer(object, place + "." + key);
  }

  private static Map<String, @Nullable Object> object(
      String module, String className, Map<?, ?> object) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (object.get("config") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> config.put(String.valueOf(key), value));
    }
    config.remove("dtype");
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    Object given = object.get("module");
    boolean isCustom = given instanceof String name && !name.startsWith(KERAS);
    converted.put("module", isCustom ? given : module);
    converted.put("class_name", className);
    converted.put("config", config);
    converted.put("registered_name", isCustom ? object.get("registered_name") : null);
    return converted;
  }

  private static Map<String, @Nullable Object> sequential(@Nullable Object config, String place) {
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    Object listed = config;
    if (config instanceof Map<?, ?> map) {
      if (map.containsKey("name")) {
        converted.put("name", map.get("name"));
      }
      if (map.get("build_input_shape") != null) {
        converted.put("build_input_shape", map.get("build_input_shape"));
      }
      listed = map.get("layers");
    }
    if (!(listed instanceof List<?> objects)) {
      throw new LayerException("%s must have a list of `layers`, got %s".formatted(place, listed));
    }
    List<@Nullable Object> layers = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      String inside = inside(place, i);
      Map<String, @Nullable Object> object = asMap(objects.get(i), inside);
      Map<String, @Nullable Object> layer = layer(object, inside);
      if (i == 0
          && !"InputLayer".equals(layer.get("class_name"))
          && object.get("config") instanceof Map<?, ?> first
          && first.get("batch_input_shape") != null) {
        layers.add(inputLayer(first));
        converted.remove("build_input_shape");
      }
      layers.add(layer);
    }
    converted.put("layers", layers);
    return converted;
  }

  private static String inside(String place, int index) {
    return (place.isEmpty() ? "" : place + ".") + "config.layers[" + index + "]";
  }

  private static Map<String, @Nullable Object> inputLayer(Map<?, ?> first) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("batch_shape", first.get("batch_input_shape"));
    config.put("dtype", first.get("dtype") instanceof String dtype ? dtype : "float32");
    config.put("name", first.get("name") + "_input");
    Map<String, @Nullable Object> layer = new LinkedHashMap<>();
    layer.put("module", LAYERS);
    layer.put("class_name", "InputLayer");
    layer.put("config", config);
    layer.put("registered_name", null);
    return layer;
  }

  private static Map<String, @Nullable Object> functional(
      Map<String, @Nullable Object> config, String place) {
    Map<String, @Nullable Object> converted = new LinkedHashMap<>(config);
    if (!(config.get("layers") instanceof List<?> objects)) {
      throw new LayerException(
          (place.isEmpty() ? "The model" : place)
              + ": a subclassed model is Python code, its config names no layers: its weights"
              + " cannot be known without Python");
    }
    Keras2Nodes nodes = new Keras2Nodes(objects);
    List<@Nullable Object> layers = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      String inside = inside(place, i);
      Map<String, @Nullable Object> object = asMap(objects.get(i), inside);
      String className = className(object, inside);
      if (Keras2Operations.isFunction(className)) {
        layers.add(Keras2Operations.convert(object, nodes, inside));
        continue;
      }
      Map<String, @Nullable Object> layer = layer(object, inside);
      layer.put("name", object.get("name"));
      layer.put(
          "inbound_nodes", nodes.convert(object.get("inbound_nodes"), takesStates(className)));
      layers.add(layer);
    }
    converted.put("layers", layers);
    converted.put("input_layers", nodes.leaves(config.get("input_layers")));
    converted.put("output_layers", nodes.leaves(config.get("output_layers")));
    return converted;
  }

  private static boolean takesStates(String className) {
    return RECURRENT.contains(className)
        || className.equals("Bidirectional")
        || className.startsWith("ConvLSTM");
  }

  /**
   * Writes the shapes of the tensors in a converted model, as far as they are known.
   *
   * @param converted what {@link #convert} gave
   * @param model the model that was read from it
   */
  public static void fillShapes(Map<String, @Nullable Object> converted, Layer model) {
    if (!(converted.get("config") instanceof Map<?, ?> config)
        || !(config.get("layers") instanceof List<?> objects)) {
      return;
    }
    int next = 0;
    for (Object entry : objects) {
      Map<String, @Nullable Object> object = asMap(entry, "");
      if (model instanceof FunctionalModel functional) {
        Keras2Nodes.fill(object.get("inbound_nodes"), functional);
      }
      boolean isLayer =
          !LayerReader.isOperation(object)
              && (model instanceof FunctionalModel
                  || !"InputLayer".equals(object.get("class_name")));
      if (isLayer) {
        fillShapes(object, model.children().get(next++));
      }
    }
  }
}
