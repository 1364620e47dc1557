package io.github.weightseed.keras.layers;

import io.github.weightseed.keras.shape.PartialShape;
import io.github.weightseed.text.PythonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What Keras' constructors make of an argument before {@code get_config()} shows it: names become
 * configs, one size becomes one for each spatial axis; and what they refuse.
 */
final class ArgumentRules {

  /** Arguments that must be positive integers. */
  private static final Set<String> POSITIVE =
      Set.of(
          "units",
          "filters",
          "input_dim",
          "output_dim",
          "num_heads",
          "key_dim",
          "value_dim",
          "depth_multiplier",
          "groups");

  /** Arguments that are one size, or one for each spatial axis. */
  private static final Set<String> SIZES =
      Set.of("kernel_size", "strides", "dilation_rate", "pool_size", "output_padding");

  private static final Set<String> RATES = Set.of("dropout", "recurrent_dropout", "rate");

  private static final Set<String> CAUSAL = Set.of("Conv1D", "SeparableConv1D");

  private ArgumentRules() {}

  /**
   * The value as a config shows it.
   *
   * @throws IllegalArgumentException where Keras refuses it, with Keras' words where it has any
   */
  static @Nullable Object value(String className, String name, @Nullable Object given) {
    if (name.endsWith("_initializer")) {
      return SerializedObjects.initializer(given);
    }
    if (name.equals("activation") || name.equals("recurrent_activation")) {
      return SerializedObjects.activation(given);
    }
    if (name.endsWith("_regularizer")) {
      return SerializedObjects.regularizer(given);
    }
    if (name.endsWith("_constraint")) {
      return SerializedObjects.constraint(given);
    }
    Object value = plain(given);
    check(className, name, value);
    return sized(className, name, value);
  }

  /** Numbers as {@link Long} or {@link Double}, arrays and collections as lists. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof long[] numbers) {
      return LongStream.of(numbers).boxed().toList();
    }
    if (value instanceof int[] numbers) {
      return Arrays.stream(numbers).asLongStream().boxed().toList();
    }
    if (value instanceof PartialShape shape) {
      return shape.dims();
    }
    if (value instanceof Iterable<?> items) {
      List<@Nullable Object> list = new ArrayList<>();
      items.forEach(item -> list.add(plain(item)));
      return Collections.unmodifiableList(list);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
      return Collections.unmodifiableMap(copy);
    }
    return value;
  }

  private static void check(String className, String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (name.equals("name") && !(value instanceof String text && !text.contains("/"))) {
      throw new IllegalArgumentException(
          "Argument `name` must be a string and cannot contain character `/`. Received: name="
              + PythonText.str(value));
    }
    if (POSITIVE.contains(name) && !className.equals("GroupNormalization") && !isPositive(value)) {
      throw new IllegalArgumentException(
          "Received an invalid value for `%s`, expected a positive integer. Received: %s=%s"
              .formatted(name, name, PythonText.repr(value)));
    }
    if (RATES.contains(name)
        && !(value instanceof Number rate && rate.doubleValue() >= 0 && rate.doubleValue() <= 1)) {
      throw new IllegalArgumentException(
          "Invalid value received for argument `%s`. Expected a float value between 0 and 1. Received: %s=%s"
              .formatted(name, name, PythonText.repr(value)));
    }
    if (name.equals("padding") && value instanceof String padding) {
      Set<String> known =
          CAUSAL.contains(className) ? Set.of("valid", "same", "causal") : Set.of("valid", "same");
      if (!known.contains(padding)) {
        throw new IllegalArgumentException(
            "The `padding` argument must be a list/tuple or one of {%s}. Received: %s"
                .formatted(
                    CAUSAL.contains(className) ? "'causal', 'same', 'valid'" : "'same', 'valid'",
                    padding));
      }
    }
    if (name.equals("data_format")
        && !value.equals("channels_last")
        && !value.equals("channels_first")) {
      throw new IllegalArgumentException(
          "The `data_format` argument must be one of {'channels_first', 'channels_last'}. Received: "
              + value);
    }
  }

  private static boolean isPositive(Object value) {
    return value instanceof Long number && number > 0;
  }

  private static @Nullable Object sized(String className, String name, @Nullable Object value) {
    int rank = rank(className);
    if (rank == 0 || value == null) {
      return value;
    }
    if (SIZES.contains(name)) {
      return sizes(name, value, rank);
    }
    if (name.equals("size") && rank > 1) {
      return sizes(name, value, rank);
    }
    if ((name.equals("padding") && className.startsWith("ZeroPadding"))
        || name.equals("cropping")) {
      return margins(name, value, rank);
    }
    return value;
  }

  /** The number of spatial axes, by the class's name; 0 for classes that have none. */
  static int rank(String className) {
    for (int rank = 1; rank <= 3; rank++) {
      if (className.contains(rank + "D")) {
        return rank;
      }
    }
    return 0;
  }

  private static List<Long> sizes(String name, Object value, int rank) {
    List<Long> sizes = new ArrayList<>();
    for (Object item : value instanceof List<?> list ? list : Collections.nCopies(rank, value)) {
      boolean zeroIsFine = name.equals("output_padding");
      if (!(item instanceof Long size) || size < (zeroIsFine ? 0 : 1)) {
        throw new IllegalArgumentException(
            "The `%s` argument must be a tuple of %d integers. Received %s=%s, including values {%s} that do not satisfy `value %s 0`"
                .formatted(
                    name, rank, name, PythonText.repr(value), item, zeroIsFine ? ">=" : ">"));
      }
      sizes.add(size);
    }
    if (sizes.size() != rank) {
      throw new IllegalArgumentException(
          "The `%s` argument must be a tuple of %d integers. Received %s=%s"
              .formatted(name, rank, name, tuple(sizes)));
    }
    return Collections.unmodifiableList(sizes);
  }

  /** As Python prints a tuple. */
  private static String tuple(List<Long> items) {
    return new PartialShape(List.copyOf(items)).toString();
  }

  /** One margin for all sides, one for each axis, or a pair for each axis; a config has pairs. */
  private static List<?> margins(String name, Object value, int rank) {
    List<List<Long>> pairs = new ArrayList<>();
    if (value instanceof Long all) {
      pairs.addAll(Collections.nCopies(rank, List.of(all, all)));
    } else if (value instanceof List<?> list && rank == 1 && list.size() == 2) {
      pairs.add(pair(name, list));
    } else if (value instanceof List<?> list && list.size() == rank) {
      for (Object item : list) {
        pairs.add(item instanceof Long one ? List.of(one, one) : pair(name, item));
      }
    } else {
      throw new IllegalArgumentException(
          "`%s` should have %d elements. Received: %s=%s."
              .formatted(name, Math.max(2, rank), name, PythonText.repr(value)));
    }
    return rank == 1 ? pairs.get(0) : Collections.unmodifiableList(pairs);
  }

  private static List<Long> pair(String name, @Nullable Object value) {
    if (value instanceof List<?> list
        && list.size() == 2
        && list.get(0) instanceof Long before
        && list.get(1) instanceof Long after
        && before >= 0
        && after >= 0) {
      return List.of(before, after);
    }
    throw new IllegalArgumentException(
        "`%s` must hold pairs of integers that are not negative. Received: %s"
            .formatted(name, PythonText.repr(value)));
  }
}
