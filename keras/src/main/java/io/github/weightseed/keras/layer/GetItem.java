package io.github.weightseed.keras.layer;

import io.github.weightseed.keras.shape.PartialShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operation {@code x[key]}: of indices, slices, an ellipsis and new axes. */
final class GetItem {

  private GetItem() {}

  /** What is left of the first input. */
  static List<PartialShape> outputs(LayerConfig config, InputShapes inputs) {
    Object key =
        inputs.constants().containsKey("1")
            ? inputs.constants().get("1")
            : inputs.constants().get("key");
    List<@Nullable Object> keys = new ArrayList<>();
    if (key instanceof List<?> list) {
      keys.addAll(list);
    } else {
      keys.add(key);
    }
    PartialShape input = inputs.first();
    List<@Nullable Long> output = new ArrayList<>();
    int axis = 0;
    for (int i = 0; i < keys.size(); i++) {
      Object part = keys.get(i);
      if (part == null) {
        output.add(1L);
      } else if (part instanceof Long) {
        axis++;
      } else if (isObject(part, "__ellipsis__")) {
        long consumed =
            keys.subList(i + 1, keys.size()).stream().filter(next -> next != null).count();
        while (axis < input.rank() - consumed) {
          output.add(input.get(axis++));
        }
      } else if (isObject(part, "__slice__")
          && part instanceof Map<?, ?> slice
          && slice.get("config") instanceof Map<?, ?> bounds) {
        Long size = input.get(axis++);
        output.add(size == null ? null : Long.valueOf(length(bounds, size)));
      } else {
        return List.of();
      }
    }
    return List.of(new PartialShape(output).append(input.from(axis)));
  }

  private static boolean isObject(Object part, String className) {
    return part instanceof Map<?, ?> map && className.equals(map.get("class_name"));
  }

  /** The length of Python's {@code range(*slice.indices(size))}. */
  private static long length(Map<?, ?> bounds, long size) {
    long step = bounds.get("step") instanceof Long given ? given : 1;
    if (step == 0) {
      throw new IllegalArgumentException("slice step cannot be zero");
    }
    long first = step > 0 ? 0 : size - 1;
    long end = step > 0 ? size : -1;
    long start = bounds.get("start") instanceof Long given ? bounded(given, size, step) : first;
    long stop = bounds.get("stop") instanceof Long given ? bounded(given, size, step) : end;
    long span = step > 0 ? stop - start : start - stop;
    return span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1;
  }

  private static long bounded(long index, long size, long step) {
    long fromStart = index < 0 ? index + size : index;
    return step > 0
        ? Math.min(Math.max(fromStart, 0), size)
        : Math.min(Math.max(fromStart, -1), size - 1);
  }
}
