package io.github.weightseed.initializers;

import io.github.weightseed.text.Names;
import io.github.weightseed.text.PythonText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of one initializer from its config; what was not asked for is refused at the
 * end.
 */
final class Arguments {

  private final String className;
  private final Map<?, ?> config;
  private final Set<String> known = new LinkedHashSet<>();

  Arguments(String className, @Nullable Object config) {
    if (config != null && !(config instanceof Map)) {
      throw new IllegalArgumentException(
          "Expected 'config' to be a dict for %s, instead got %s"
              .formatted(className, PythonText.repr(config)));
    }
    this.className = className;
    this.config = config == null ? Map.of() : (Map<?, ?>) config;
  }

  /** Any value, which may be null; the default when the key is missing. */
  @Nullable Object value(String name, @Nullable Object defaultValue) {
    known.add(name);
    return config.containsKey(name) ? plain(config.get(name)) : defaultValue;
  }

  /** A Long or a Double; booleans are the ints 0 and 1, as in Python. */
  Number number(String name, double defaultValue) {
    Number number = bigNumber(name, defaultValue);
    if (number instanceof BigInteger) {
      throw noNumber(name, number);
    }
    return number;
  }

  /** A Long, a Double, or a BigInteger where it does not fit in a Long. */
  Number bigNumber(String name, double defaultValue) {
    Object value = value(name, defaultValue);
    if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    if (value instanceof Map<?, ?> map) {
      value = TensorConfig.scalar(map);
    }
    if (value instanceof Number number) {
      return number;
    }
    throw noNumber(name, value);
  }

  private IllegalArgumentException noNumber(String name, @Nullable Object value) {
    return new IllegalArgumentException(
        "%s expects a number of at most 64 bits as `%s`. Received: %s=%s"
            .formatted(className, name, name, PythonText.repr(value)));
  }

  /** Text or null. */
  @Nullable String text(String name, @Nullable String defaultValue) {
    Object value = value(name, defaultValue);
    if (value != null && !(value instanceof String)) {
      throw new IllegalArgumentException(
          "%s expects text as `%s`. Received: %s=%s"
              .formatted(className, name, name, PythonText.repr(value)));
    }
    return (String) value;
  }

  /** True or false. */
  boolean flag(String name, boolean defaultValue) {
    Object value = value(name, defaultValue);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new IllegalArgumentException(
        "%s expects true or false as `%s`. Received: %s=%s"
            .formatted(className, name, name, PythonText.repr(value)));
  }

  /** A list of axes or null. */
  int @Nullable [] axes(String name) {
    Object value = value(name, null);
    if (value == null) {
      return null;
    }
    if (value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)) {
      return list.stream().mapToInt(axis -> Math.toIntExact((Long) axis)).toArray();
    }
    throw new IllegalArgumentException(
        "%s expects a list of ints as `%s`. Received: %s=%s"
            .formatted(className, name, name, PythonText.repr(value)));
  }

  /**
   * Refuses keys that nobody asked for.
   *
   * @throws IllegalArgumentException that names the first such key
   */
  void refuseOthers() {
    for (Object key : config.keySet()) {
      if (key instanceof String name && !known.contains(name)) {
        throw new IllegalArgumentException(
            "%s.__init__() got an unexpected keyword argument '%s'%s"
                .formatted(className, name, known.isEmpty() ? "" : Names.suggestion(name, known)));
      }
    }
  }

  /** Numbers as configs hold them: Long or Double, also within lists. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof BigInteger number && number.bitLength() < Long.SIZE) {
      return number.longValue();
    }
    if (value instanceof Float number) {
      return (double) number;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      for (Object element : list) {
        plain.add(plain(element));
      }
      return Collections.unmodifiableList(plain);
    }
    return value;
  }
}
