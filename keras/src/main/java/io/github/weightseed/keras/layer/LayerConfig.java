package io.github.weightseed.keras.layer;

import io.github.weightseed.DType;
import io.github.weightseed.Initializer;
import io.github.weightseed.RandomState;
import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one layer, read by name and kind; what is wrong is told with the layer's name
 * and its place in the file.
 */
final class LayerConfig {

  private final Construction construction;
  private final LayerClass layerClass;
  private final Map<String, ? extends @Nullable Object> values;
  private final String name;
  private final String place;

  /**
   * The arguments of one layer.
   *
   * @param place where in the file they stand, such as {@code config.layers[3]}
   */
  LayerConfig(
      Construction construction,
      LayerClass layerClass,
      Map<String, ? extends @Nullable Object> values,
      String place) {
    this.construction = construction;
    this.layerClass = layerClass;
    this.values = values;
    this.place = place;
    this.name =
        values.get("name") instanceof String given
            ? given
            : construction.automaticName(SnakeCase.of(layerClass.pythonName()));
  }

  /** The arguments of a sub-layer that this layer makes itself, with this layer's dtype policy. */
  LayerConfig forSublayer(
      LayerClass sublayer, String sublayerName, Map<String, ? extends @Nullable Object> arguments) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(arguments);
    all.put("name", sublayerName);
    all.put("dtype", values.get("dtype"));
    return new LayerConfig(construction, sublayer, all, place);
  }

  Construction construction() {
    return construction;
  }

  LayerClass layerClass() {
    return layerClass;
  }

  String name() {
    return name;
  }

  String place() {
    return place;
  }

  /** The place of something inside this layer's config. */
  String placeOf(String inside) {
    return (place.isEmpty() ? "" : place + ".") + "config." + inside;
  }

  /** All arguments by name. */
  Map<String, ? extends @Nullable Object> values() {
    return values;
  }

  /** The layer as messages name it: {@code Layer 'conv1' (Conv2D, config.layers[2])}. */
  String description() {
    if (place.isEmpty()) {
      boolean isModel = LayerReader.isModel(layerClass.name());
      return "%s '%s' (%s)".formatted(isModel ? "Model" : "Layer", name, layerClass.name());
    }
    return "Layer '%s' (%s, %s)".formatted(name, layerClass.name(), place);
  }

  /** An error in this layer. */
  IllegalArgumentException error(String rule) {
    return new LayerException(this, rule, null);
  }

  /** An error that says what an argument must be. */
  IllegalArgumentException wrong(String key, String expected) {
    return values.containsKey(key)
        ? error("`%s` must be %s. Received: %s=%s".formatted(key, expected, key, values.get(key)))
        : error("missing required argument `%s`: it must be %s".formatted(key, expected));
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  /** A required positive integer. */
  long positive(String key) {
    if (values.get(key) instanceof Long number && number > 0) {
      return number;
    }
    throw wrong(key, "a positive integer");
  }

  /** A positive integer, or a default when it is missing. */
  long positive(String key, long whenMissing) {
    return values.containsKey(key) ? positive(key) : whenMissing;
  }

  /** An integer, or a default when it is missing. */
  long integer(String key, long whenMissing) {
    if (!values.containsKey(key)) {
      return whenMissing;
    }
    if (values.get(key) instanceof Long number) {
      return number;
    }
    throw wrong(key, "an integer");
  }

  /** A number, or a default when it is missing. */
  double number(String key, double whenMissing) {
    if (!values.containsKey(key)) {
      return whenMissing;
    }
    if (values.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(key, "a number");
  }

  /** True or false, or a default when it is missing or null. */
  boolean flag(String key, boolean whenMissing) {
    Object value = values.get(key);
    if (value == null) {
      return whenMissing;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "true or false");
  }

  /** Text, or a default when it is missing or null. */
  String text(String key, String whenMissing) {
    Object value = values.get(key);
    if (value == null) {
      return whenMissing;
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, "text");
  }

  /** Required text. */
  String requiredText(String key) {
    if (!has(key)) {
      throw wrong(key, "text");
    }
    return text(key, "");
  }

  /** Required: an integer, or a list of integers and nulls. */
  List<@Nullable Long> partialShape(String key) {
    Object value = values.get(key);
    if (value instanceof Long one) {
      return List.of(one);
    }
    if (PartialShape.isShape(value)) {
      return PartialShape.ofJson(value).dims();
    }
    throw wrong(key, "an integer or a list of integers and nulls");
  }

  /**
   * Required: as many positive integers as the layer has spatial dimensions; one stands for all.
   */
  long[] sizes(String key, int rank) {
    return sizesFrom(key, rank, 1);
  }

  /** {@link #sizes(String, int)}, or a default for each when it is missing. */
  long[] sizes(String key, int rank, long whenMissing) {
    if (values.containsKey(key)) {
      return sizes(key, rank);
    }
    long[] sizes = new long[rank];
    Arrays.fill(sizes, whenMissing);
    return sizes;
  }

  /** As {@link #sizes(String, int)}, from a least size on. */
  long[] sizesFrom(String key, int rank, long least) {
    Object value = values.get(key);
    if (value instanceof Long one && one >= least) {
      long[] sizes = new long[rank];
      Arrays.fill(sizes, one);
      return sizes;
    }
    if (value instanceof List<?> list
        && list.size() == rank
        && list.stream().allMatch(size -> size instanceof Long number && number >= least)) {
      return list.stream().mapToLong(size -> (Long) size).toArray();
    }
    throw wrong(
        key,
        "%s, or a list of %d"
            .formatted(least == 1 ? "a positive integer" : "an integer from 0 on", rank));
  }

  /** One integer or a list of them; a default when missing; null gives no integers. */
  List<Long> integers(String key, List<Long> whenMissing) {
    if (!values.containsKey(key)) {
      return whenMissing;
    }
    Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof Long one) {
      return List.of(one);
    }
    if (value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)) {
      return list.stream().map(Long.class::cast).toList();
    }
    throw wrong(key, "an integer or a list of integers");
  }

  /** A required object: a layer, a cell or a model. */
  Map<String, @Nullable Object> object(String key) {
    return asObject(values.get(key), key);
  }

  /** A required list of objects. */
  List<Map<String, @Nullable Object>> objects(String key) {
    if (!(values.get(key) instanceof List<?> list)) {
      throw wrong(key, "a list");
    }
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (Object object : list) {
      objects.add(asObject(object, key));
    }
    return objects;
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  private Map<String, @Nullable Object> asObject(@Nullable Object object, String key) {
    if (object instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw wrong(key, "made of serialized Keras objects");
  }

  /**
   * The initializer under a key, or under its default name when the key is missing; an unseeded one
   * draws its seed now. Null when the config says null: {@link Layer#addWeight} then takes Keras'
   * default, as Keras does.
   */
  @Nullable Initializer initializer(String key, Object whenMissing) {
    Object value = values.containsKey(key) ? values.get(key) : whenMissing;
    if (value == null) {
      return null;
    }
    try {
      return construction.initializer(value);
    } catch (IllegalArgumentException e) {
      throw new LayerException(this, "`" + key + "`: " + e.getMessage(), e);
    }
  }

  /**
   * Draws the seed of a SeedGenerator that the layer makes, if the config gives none. Its state is
   * no weight; but the seeds drawn after it depend on it.
   */
  void drawSeedGenerator() {
    Object seed = values.get("seed");
    if (seed instanceof Map<?, ?> generator && generator.get("config") instanceof Map<?, ?> inner) {
      seed = inner.get("seed");
    }
    if (seed == null) {
      RandomState.current().nextSeed();
    }
  }

  /** The index of the channels' axis: the last, or 1 for {@code channels_first}. */
  int channelAxis() {
    return text("data_format", "channels_last").equals("channels_first") ? 1 : -1;
  }

  /**
   * The type of the layer's variables.
   *
   * @param path the layer's path, by which a DTypePolicyMap goes
   */
  DType variableDtype(String path) {
    return DTypePolicy.variableDtype(this, path);
  }
}
