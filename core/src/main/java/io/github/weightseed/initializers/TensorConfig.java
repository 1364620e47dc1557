package io.github.weightseed.initializers;

import io.github.weightseed.Backend;
import io.github.weightseed.DType;
import io.github.weightseed.Shape;
import io.github.weightseed.Tensor;
import io.github.weightseed.conversion.Conversion;
import io.github.weightseed.source.Elements;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tensors and arrays within configs: {@code {"class_name": "__tensor__", "config": {"value",
 * "dtype"}}}.
 */
final class TensorConfig {

  private static final String TENSOR = "__tensor__";
  private static final String ARRAY = "__numpy__";

  private TensorConfig() {}

  /** The config of a tensor, with its values as nested lists. */
  static Map<String, @Nullable Object> of(Tensor tensor) {
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    inner.put("value", nested(tensor, tensor.shape(), 0, 0));
    inner.put("dtype", tensor.dtype().kerasName());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("class_name", TENSOR);
    config.put("config", Collections.unmodifiableMap(inner));
    return Collections.unmodifiableMap(config);
  }

  private static Object nested(Tensor tensor, Shape shape, int axis, int from) {
    if (axis == shape.rank()) {
      return switch (tensor.dtype()) {
        case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> tensor.getFlat(from);
        case BOOL -> tensor.getFlat(from) != 0;
        default -> Elements.toLong(tensor.dtype(), tensor.asByteBuffer(), from);
      };
    }
    int step = 1;
    for (int inner = axis + 1; inner < shape.rank(); inner++) {
      step *= (int) shape.dim(inner);
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < shape.dim(axis); i++) {
      list.add(nested(tensor, shape, axis + 1, from + i * step));
    }
    return Collections.unmodifiableList(list);
  }

  /** Whether a config value stands for a tensor or array. */
  static boolean isTensor(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        && (TENSOR.equals(map.get("class_name")) || ARRAY.equals(map.get("class_name")));
  }

  /**
   * A config value, with a tensor in place of what stands for one.
   *
   * @throws IllegalArgumentException when the dtype or values of a tensor are no such
   */
  static @Nullable Object parse(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)
        || !isTensor(map)
        || !(map.get("config") instanceof Map<?, ?> inner)) {
      return value;
    }
    DType dtype = DType.of(String.valueOf(inner.get("dtype")));
    // Values in configs are those of a tensor of this dtype, so every backend casts them alike.
    return Conversion.of(Backend.JAX_X64).cast(Arguments.plain(inner.get("value")), dtype);
  }

  /** The number in the config of a tensor of rank 0. */
  static @Nullable Object scalar(Map<?, ?> map) {
    return isTensor(map) && map.get("config") instanceof Map<?, ?> inner
        ? Arguments.plain(inner.get("value"))
        : null;
  }

  /**
   * A tensor of rank 0 as a number: a Long for integers, a Double for floats.
   *
   * @throws IllegalArgumentException when it has another rank
   */
  static Number number(Tensor tensor) {
    if (tensor.shape().rank() != 0) {
      throw new IllegalArgumentException(
          "Expected a number or a tensor of rank 0, got shape=" + tensor.shape());
    }
    double value = tensor.getFlat(0);
    return tensor.dtype().isFloating() ? (Number) value : (Number) (long) value;
  }
}
