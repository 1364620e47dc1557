package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls in a Functional model of Keras 2 in the form of Keras 3. A call is a list of rows
 * {@code [name, call, index, kwargs]}, one a tensor.
 */
final class Keras2Nodes {

  private static final String TENSOR = "__keras_tensor__";

  /** Stands in the place of a layer's name where the first argument is a number. */
  private static final String CONSTANT = "_CONSTANT_VALUE";

  /**
   * A call of a function.
   *
   * @param first the tensors and numbers of the first argument
   * @param arguments the others, by TensorFlow's names
   */
  record FunctionCall(List<@Nullable Object> first, Map<String, @Nullable Object> arguments) {}

  private final Map<String, Integer> calls = new HashMap<>();
  private final Map<String, Long> highest = new HashMap<>();
  private final Set<String> models = new HashSet<>();

  /** The calls of the layers of one model. */
  Keras2Nodes(List<?> layers) {
    for (Object layer : layers) {
      if (layer instanceof Map<?, ?> object && object.get("name") instanceof String name) {
        boolean isModel =
            "Functional".equals(object.get("class_name"))
                || "Model".equals(object.get("class_name"));
        if (isModel) {
          models.add(name);
        }
        calls.put(name, object.get("inbound_nodes") instanceof List<?> nodes ? nodes.size() : 0);
      }
    }
    for (Object layer : layers) {
      if (layer instanceof Map<?, ?> object) {
        findHighest(object.get("inbound_nodes"));
      }
    }
  }

  private void findHighest(@Nullable Object value) {
    List<?> row = row(value);
    if (row != null) {
      highest.merge((String) row.get(0), (Long) row.get(1), Math::max);
    }
    if (value instanceof List<?> list) {
      list.forEach(this::findHighest);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::findHighest);
    }
  }

  /** A value that is a tensor, or null when it is anything else. */
  private @Nullable List<?> row(@Nullable Object value) {
    return value instanceof List<?> row
            && (row.size() == 3 || row.size() == 4)
            && row.get(0) instanceof String name
            && calls.containsKey(name)
            && row.get(1) instanceof Long
            && row.get(2) instanceof Long
        ? row
        : null;
  }

  /**
   * Which call is meant: Keras 2 counts the graph of a nested model as its first call, of which a
   * number beyond the calls tells.
   */
  private long call(String name, long number) {
    boolean countsOwn = highest.getOrDefault(name, 0L) >= Math.max(1, calls.getOrDefault(name, 0));
    return countsOwn ? Math.max(0, number - 1) : number;
  }

  /**
   * The calls in the form of Keras 3.
   *
   * @param takesStates whether further tensors are the states of a recurrent layer
   */
  List<@Nullable Object> convert(@Nullable Object nodes, boolean takesStates) {
    List<@Nullable Object> converted = new ArrayList<>();
    if (nodes instanceof List<?> list) {
      for (Object node : list) {
        List<?> one = row(node);
        List<?> rows =
            one != null ? List.of(one) : node instanceof List<?> several ? several : List.of();
        converted.add(call(rows, takesStates));
      }
    }
    return converted;
  }

  private Map<String, @Nullable Object> call(List<?> rows, boolean takesStates) {
    List<@Nullable Object> tensors = new ArrayList<>();
    Map<String, @Nullable Object> kwargs = new LinkedHashMap<>();
    for (Object row : rows) {
      List<?> parts = row(row);
      if (parts == null) {
        throw new IllegalArgumentException(
            "A call must be made of [layer, call, index, kwargs], got " + row);
      }
      tensors.add(tensor(parts));
      if (tensors.size() == 1 && parts.size() == 4 && parts.get(3) instanceof Map<?, ?> given) {
        given.forEach((key, value) -> kwargs.put(String.valueOf(key), value(value)));
      }
    }
    List<@Nullable Object> args = new ArrayList<>();
    if (tensors.size() <= 1) {
      args.addAll(tensors);
    } else if (takesStates) {
      args.add(tensors.get(0));
      kwargs.put("initial_state", tensors.subList(1, tensors.size()));
    } else {
      args.add(tensors);
    }
    return call(args, kwargs);
  }

  /** A call as Keras 3 writes it. */
  static Map<String, @Nullable Object> call(
      List<@Nullable Object> args, Map<String, @Nullable Object> kwargs) {
    Map<String, @Nullable Object> call = new LinkedHashMap<>();
    call.put("args", args);
    call.put("kwargs", kwargs);
    return call;
  }

  /** The calls of a function. */
  List<FunctionCall> functionCalls(@Nullable Object nodes) {
    List<FunctionCall> calls = new ArrayList<>();
    if (nodes instanceof List<?> list) {
      for (Object node : list) {
        boolean isOne = row(node) != null || isConstant(node);
        List<?> rows =
            isOne ? List.of(node) : node instanceof List<?> several ? several : List.of();
        calls.add(functionCall(rows));
      }
    }
    return calls;
  }

  private FunctionCall functionCall(List<?> rows) {
    List<@Nullable Object> first = new ArrayList<>();
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    for (Object row : rows) {
      if (!(row instanceof List<?> parts) || (row(row) == null && !isConstant(row))) {
        throw new IllegalArgumentException(
            "A call must be made of [layer, call, index, kwargs], got " + row);
      }
      first.add(isConstant(row) ? parts.get(2) : tensor(parts));
      if (parts.size() == 4 && parts.get(3) instanceof Map<?, ?> given) {
        given.forEach((key, value) -> arguments.put(String.valueOf(key), value(value)));
      }
    }
    return new FunctionCall(first, arguments);
  }

  private static boolean isConstant(@Nullable Object value) {
    return value instanceof List<?> row && row.size() >= 3 && CONSTANT.equals(row.get(0));
  }

  /** Whether a value is a tensor, or one is in it. */
  static boolean holdsTensor(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(Keras2Nodes::holdsTensor);
    }
    return value instanceof Map<?, ?> map
        && (TENSOR.equals(map.get("class_name"))
            || map.values().stream().anyMatch(Keras2Nodes::holdsTensor));
  }

  private @Nullable Object value(@Nullable Object value) {
    List<?> row = row(value);
    if (row != null) {
      return tensor(row);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(value(item)));
      return items;
    }
    return value;
  }

  private Map<String, @Nullable Object> tensor(List<?> row) {
    String name = (String) row.get(0);
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("shape", null);
    config.put("dtype", "float32");
    config.put("keras_history", List.of(name, call(name, (Long) row.get(1)), row.get(2)));
    Map<String, @Nullable Object> tensor = new LinkedHashMap<>();
    tensor.put("class_name", TENSOR);
    tensor.put("config", config);
    return tensor;
  }

  /** The model's inputs or outputs, where Keras 3 counts the graph of a nested model, too. */
  @Nullable Object leaves(@Nullable Object value) {
    List<?> row = row(value);
    if (row != null) {
      String name = (String) row.get(0);
      long call = call(name, (Long) row.get(1)) + (models.contains(name) ? 1 : 0);
      return List.of(name, call, row.get(2));
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(leaves(item)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> items = new LinkedHashMap<>();
      map.forEach((key, item) -> items.put(String.valueOf(key), leaves(item)));
      return items;
    }
    return value;
  }

  /** Writes the shapes of the tensors in calls. */
  static void fill(@Nullable Object value, FunctionalModel model) {
    if (value instanceof List<?> list) {
      list.forEach(item -> fill(item, model));
    } else if (value instanceof Map<?, ?> map) {
      if (TENSOR.equals(map.get("class_name")) && map.get("config") instanceof Map<?, ?> config) {
        fillTensor(config, model);
      } else {
        map.values().forEach(item -> fill(item, model));
      }
    }
  }

  @SuppressWarnings("unchecked") // made above
  private static void fillTensor(Map<?, ?> config, FunctionalModel model) {
    List<?> history = (List<?>) config.get("keras_history");
    if (history == null) {
      return;
    }
    List<List<PartialShape>> outputs = model.outputsOf((String) history.get(0));
    long call = (Long) history.get(1);
    long index = (Long) history.get(2);
    if (call < outputs.size() && index < outputs.get((int) call).size()) {
      ((Map<String, @Nullable Object>) config)
          .put("shape", outputs.get((int) call).get((int) index).dims());
    }
  }
}
