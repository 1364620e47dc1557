package io.github.weightseed;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes initializers of a class from a config, by reflection. */
final class FromConfig {

  private FromConfig() {}

  /**
   * An initializer of a class: by its static {@code fromConfig(Map)} if it has one; a record by the
   * names of its components; any other class by its constructor without arguments.
   *
   * @throws IllegalArgumentException when the config does not fit
   */
  static Initializer construct(
      Class<? extends Initializer> type, Map<String, @Nullable Object> config) {
    try {
      Method factory = factory(type);
      if (factory != null) {
        factory.setAccessible(true);
        return type.cast(factory.invoke(null, config));
      }
      return type.isRecord() ? record(type, config) : empty(type, config);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalArgumentException(type.getSimpleName() + " could not be constructed", e);
    } catch (ReflectiveOperationException | RuntimeException e) {
      if (e instanceof IllegalArgumentException wrong) {
        throw wrong;
      }
      throw new IllegalArgumentException(
          "%s could not be constructed: %s".formatted(type.getName(), e.getMessage()), e);
    }
  }

  private static @Nullable Method factory(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals("fromConfig"))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Map.class}))
        .findFirst()
        .orElse(null);
  }

  private static <T extends Initializer> T empty(
      Class<T> type, Map<String, @Nullable Object> config) throws ReflectiveOperationException {
    for (String key : config.keySet()) {
      throw unexpected(type, key);
    }
    Constructor<T> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private static <T extends Initializer> T record(
      Class<T> type, Map<String, @Nullable Object> config) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    for (String key : config.keySet()) {
      if (Arrays.stream(components).noneMatch(component -> component.getName().equals(key))) {
        throw unexpected(type, key);
      }
    }
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      if (!config.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s.__init__() missing 1 required positional argument: '%s'"
                .formatted(type.getSimpleName(), name));
      }
      types[i] = components[i].getType();
      arguments[i] = convert(type, name, types[i], config.get(name));
    }
    Constructor<T> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(arguments);
  }

  private static IllegalArgumentException unexpected(Class<?> type, String key) {
    return new IllegalArgumentException(
        "%s.__init__() got an unexpected keyword argument '%s'"
            .formatted(type.getSimpleName(), key));
  }

  /** A config value as a component's type: numbers are converted where that loses nothing. */
  private static @Nullable Object convert(
      Class<?> type, String name, Class<?> target, @Nullable Object value) {
    if (value instanceof Number number) {
      double asDouble = number.doubleValue();
      if (target == double.class || target == Double.class) {
        return asDouble;
      }
      if (target == float.class || target == Float.class) {
        return (float) asDouble;
      }
      boolean whole = value instanceof Long || value instanceof Integer;
      if (whole && (target == long.class || target == Long.class)) {
        return number.longValue();
      }
      if (whole && (target == int.class || target == Integer.class)) {
        return Math.toIntExact(number.longValue());
      }
    }
    boolean fits =
        value == null ? !target.isPrimitive() : target.isInstance(value) || isFlag(target, value);
    if (!fits) {
      throw new IllegalArgumentException(
          "%s expects %s as `%s`. Received: %s=%s"
              .formatted(type.getSimpleName(), target.getSimpleName(), name, name, value));
    }
    return value;
  }

  private static boolean isFlag(Class<?> target, Object value) {
    return target == boolean.class && value instanceof Boolean;
  }
}
