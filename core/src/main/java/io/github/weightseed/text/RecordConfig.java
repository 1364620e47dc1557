package io.github.weightseed.text;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The config of an object that is a record: its components, by name, in order.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class RecordConfig {

  private RecordConfig() {}

  /**
   * The components of a record; an empty config for any other object.
   *
   * @throws IllegalStateException when the record's package is closed to this module
   */
  public static Map<String, @Nullable Object> of(Object object) {
    RecordComponent[] components = object.getClass().getRecordComponents();
    if (components == null) {
      return Map.of();
    }
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      config.put(component.getName(), value(object, component));
    }
    return Collections.unmodifiableMap(config);
  }

  private static @Nullable Object value(Object object, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return plain(component.getAccessor().invoke(object));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException(
          "Cannot read component '%s' of record %s for its config: open its package to this module, or override config()"
              .formatted(component.getName(), object.getClass().getName()),
          e);
    }
  }

  /** Numbers as configs hold them: every integer type a Long, every float type a Double. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    return value instanceof Float number ? (Object) (double) number : value;
  }
}
