package io.github.weightseed.keras.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The TensorFlow functions that models of tf.keras call in place of layers ({@code TFOpLambda},
 * {@code SlicingOpLambda}), as the operations of Keras 3. None owns weights.
 *
 * <p>tf.keras writes the first argument of a call as its tensors and all others by TensorFlow's
 * names; Keras 3 keeps numbers in the operation's config and passes tensors by position.
 */
final class Keras2Operations {

  private static final String NO_FORM = ", which has no form in Keras 3 here";

  private final Map<String, @Nullable Object> object;
  private final String place;
  private final Object function;
  private final Keras2Function form;
  private final Map<String, @Nullable Object> config = new LinkedHashMap<>();
  private String className;

  private Keras2Operations(Map<String, @Nullable Object> object, String place) {
    this.object = object;
    this.place = place;
    Object name = object.get("config") instanceof Map<?, ?> map ? map.get("function") : null;
    function = String.valueOf(name);
    Keras2Function found = Keras2Function.find(name);
    if (found == null) {
      throw error(NO_FORM);
    }
    form = found;
    className = form.className();
  }

  /** Whether a class of tf.keras stands for a function. */
  static boolean isFunction(String className) {
    return className.equals("TFOpLambda")
        || className.equals("SlicingOpLambda")
        || className.equals("TensorFlowOpLayer");
  }

  /**
   * The operation of Keras 3, with its calls.
   *
   * @param object the layer as tf.keras wrote it
   * @param place where it stands in the file
   * @throws LayerException when it has no form in Keras 3
   */
  static Map<String, @Nullable Object> convert(
      Map<String, @Nullable Object> object, Keras2Nodes nodes, String place) {
    return new Keras2Operations(object, place).converted(nodes);
  }

  private LayerException error(String what) {
    return new LayerException(
        "Layer '%s' (%s) calls the TensorFlow function %s%s"
            .formatted(object.get("name"), place, function, what));
  }

  private Map<String, @Nullable Object> converted(Keras2Nodes nodes) {
    config.put("name", object.get("name"));
    config.putAll(form.defaults());
    List<@Nullable Object> calls = new ArrayList<>();
    for (Keras2Nodes.FunctionCall call : nodes.functionCalls(object.get("inbound_nodes"))) {
      calls.add(converted(call));
    }
    if (Keras2Nodes.holdsTensor(config)) {
      throw error(" with a tensor in place of numbers" + NO_FORM);
    }
    boolean isLayer = form.module().equals(Keras2Function.LAYERS);
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    converted.put("module", form.module());
    converted.put("class_name", className);
    converted.put("config", config);
    converted.put("registered_name", isLayer ? null : className);
    converted.put("name", object.get("name"));
    converted.put("inbound_nodes", calls);
    return converted;
  }

  private Map<String, @Nullable Object> converted(Keras2Nodes.FunctionCall call) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>(call.arguments());
    given.remove("name");
    List<@Nullable Object> args = new ArrayList<>();
    List<@Nullable Object> first = new ArrayList<>();
    call.first().forEach(value -> first.add(operand(value)));
    args.add(form.takesList() || first.size() != 1 ? first : first.get(0));
    for (String operand : form.operands()) {
      Object value = given.remove(operand);
      if (value != null) {
        args.add(operand(value));
      }
    }
    Map<String, @Nullable Object> kwargs = new LinkedHashMap<>();
    switch (form.className()) {
      case "GetItem" -> args.add(key(given.remove("slice_spec")));
      case "Matmul" ->
          transpose(isSet(given.remove("transpose_a")), isSet(given.remove("transpose_b")));
      case "Split" -> given.replace("num_or_size_splits", indices(given.get("num_or_size_splits")));
      case "Pad" -> {
        given.replace("mode", String.valueOf(given.get("mode")).toLowerCase(Locale.ROOT));
        if (isSet(given.get("constant_values"))) {
          kwargs.put("constant_values", given.remove("constant_values"));
        }
      }
      default -> {}
    }
    form.arguments()
        .forEach(
            (name, kerasName) -> {
              Object value = given.remove(name);
              if (value != null) {
                config.put(kerasName, value);
              }
            });
    given.forEach(
        (name, value) -> {
          if (isSet(value)) {
            throw error(" with %s=%s%s".formatted(name, value, NO_FORM));
          }
        });
    return Keras2Nodes.call(args, kwargs);
  }

  /** Lists of numbers are tensors in Keras 2, in Keras 3 they are not. */
  private static @Nullable Object operand(@Nullable Object value) {
    if (!(value instanceof List<?>) || Keras2Nodes.holdsTensor(value)) {
      return value;
    }
    Map<String, @Nullable Object> array = new LinkedHashMap<>();
    array.put("value", value);
    array.put(
        "dtype",
        holds(value, Double.class) ? "float32" : holds(value, Boolean.class) ? "bool" : "int32");
    return object("__numpy__", array);
  }

  private static boolean holds(@Nullable Object value, Class<?> type) {
    return type.isInstance(value)
        || (value instanceof List<?> list && list.stream().anyMatch(item -> holds(item, type)));
  }

  /** Whether an argument says anything; those that do not are left out. */
  private static boolean isSet(@Nullable Object value) {
    return value != null
        && !value.equals(false)
        && !value.equals(0L)
        && !value.equals(0.0)
        && !value.equals(List.of());
  }

  /** Keras 3's matmul transposes nothing: its einsum does. */
  private void transpose(boolean first, boolean second) {
    if (first || second) {
      className = "Einsum";
      config.put(
          "subscripts",
          (first ? "...ji" : "...ij") + "," + (second ? "...kj" : "...jk") + "->...ik");
    }
  }

  /** The sizes of parts as the indices where the parts begin. */
  private @Nullable Object indices(@Nullable Object sections) {
    if (!(sections instanceof List<?> sizes)) {
      return sections;
    }
    List<@Nullable Object> indices = new ArrayList<>();
    long end = 0;
    for (Object size : sizes.subList(0, Math.max(0, sizes.size() - 1))) {
      if (!(size instanceof Long length) || length < 0) {
        throw error(" with num_or_size_splits=" + sections + NO_FORM);
      }
      end = Math.addExact(end, length);
      indices.add(end);
    }
    return indices;
  }

  /** What stands in the brackets of {@code x[...]}. */
  private static @Nullable Object key(@Nullable Object given) {
    if (given instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(key(item)));
      return items;
    }
    if (given instanceof Map<?, ?> map && !map.containsKey("class_name")) {
      Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
      for (String name : List.of("start", "stop", "step")) {
        bounds.put(name, map.get(name));
      }
      return object("__slice__", bounds);
    }
    return given instanceof Map<?, ?> map ? object(map.get("class_name"), Map.of()) : given;
  }

  private static Map<String, @Nullable Object> object(
      @Nullable Object className, Map<String, ? extends @Nullable Object> config) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("class_name", className);
    object.put("config", config);
    return object;
  }
}
