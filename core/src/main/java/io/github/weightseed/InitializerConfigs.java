package io.github.weightseed;

import io.github.weightseed.text.Names;
import io.github.weightseed.text.PythonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Initializers to and from Keras' configs: {@code module}, {@code class_name}, {@code config},
 * {@code registered_name}.
 */
final class InitializerConfigs {

  private static final String MODULE = "keras.initializers";

  private InitializerConfigs() {}

  static Map<String, @Nullable Object> serialize(Initializer initializer) {
    if (initializer.getClass().isHidden()) {
      throw new IllegalArgumentException(
          "A lambda has no config; use a record or a class that implements CustomInitializer");
    }
    boolean isCustom = initializer instanceof CustomInitializer;
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("module", isCustom ? null : MODULE);
    config.put("class_name", initializer.className());
    config.put("config", initializer.config());
    config.put("registered_name", isCustom ? initializer.className() : null);
    return Collections.unmodifiableMap(config);
  }

  /** The initializer with a name: a custom object first, then Keras' own. */
  static Initializer named(String name, CustomObjects customObjects) {
    return construct(name, name, Map.of(), customObjects);
  }

  static Initializer deserialize(Map<?, ?> config, CustomObjects customObjects) {
    if (!(config.get("class_name") instanceof String className)) {
      throw new IllegalArgumentException(
          "Unknown `config` as a `dict`, config=" + PythonText.repr(config));
    }
    Object inner = config.get("config");
    Object registeredName = config.get("registered_name");
    if (className.equals("function")) {
      Object name = "builtins".equals(config.get("module")) ? inner : registeredName;
      return construct(PythonText.str(name), config, Map.of(), customObjects);
    }
    if (registeredName instanceof String name && customObjects.find(name) != null) {
      return construct(name, config, inner(className, inner), customObjects);
    }
    if (customObjects.find(className) == null
        && config.containsKey("module")
        && config.get("module") == null) {
      throw new IllegalArgumentException(
          "Cannot deserialize object of type `%s`. If `%s` is a custom class, please pass it in the custom objects"
              .formatted(className, className));
    }
    return construct(className, config, inner(className, inner), customObjects);
  }

  private static Map<String, @Nullable Object> inner(String className, @Nullable Object inner) {
    if (inner == null) {
      return Map.of();
    }
    if (!(inner instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "Expected 'config' to be a dict for %s, instead got %s"
              .formatted(className, PythonText.repr(inner)));
    }
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    map.forEach((key, value) -> config.put(String.valueOf(key), value));
    return config;
  }

  private static Initializer construct(
      String name,
      Object identifier,
      Map<String, @Nullable Object> config,
      CustomObjects customObjects) {
    Function<Map<String, @Nullable Object>, Initializer> custom = customObjects.find(name);
    Function<Map<String, @Nullable Object>, Initializer> fromConfig =
        custom != null ? custom : BuiltIns.find(name);
    if (fromConfig == null) {
      Set<String> known = new LinkedHashSet<>(customObjects.names());
      known.addAll(BuiltIns.names());
      throw new IllegalArgumentException(
          "Could not interpret initializer identifier: "
              + PythonText.str(identifier)
              + Names.suggestion(name, known));
    }
    return fromConfig.apply(config);
  }
}
