package io.github.weightseed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Initializers of the user's own, by the names that configs call them: Keras' {@code
 * custom_objects}.
 *
 * <pre>{@code
 * CustomObjects mine = CustomObjects.of(ExampleRandomNormal.class)
 *     .with("my_package>Scaled", config -> new Scaled((Double) config.get("scale")));
 * Initializer initializer = Initializers.deserialize(config, mine);
 * }</pre>
 *
 * <p>A name is a class name, or a registered name {@code package>name}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class CustomObjects {

  private static final CustomObjects NONE = new CustomObjects(Map.of());

  private final Map<String, Function<Map<String, @Nullable Object>, Initializer>> byName;

  private CustomObjects(Map<String, Function<Map<String, @Nullable Object>, Initializer>> byName) {
    this.byName = byName;
  }

  /** No custom objects. */
  public static CustomObjects none() {
    return NONE;
  }

  /** Classes under their simple names; see {@link #with(String, Class)}. */
  @SafeVarargs
  public static CustomObjects of(Class<? extends Initializer>... types) {
    CustomObjects objects = NONE;
    for (Class<? extends Initializer> type : types) {
      objects = objects.with(type.getSimpleName(), type);
    }
    return objects;
  }

  /**
   * These and one more: a record, which is made from a config by the names of its components; or a
   * class with a constructor without arguments.
   */
  public CustomObjects with(String name, Class<? extends Initializer> type) {
    return with(name, config -> FromConfig.construct(type, config));
  }

  /** These and one more: a function from a config to an initializer. */
  public CustomObjects with(
      String name, Function<Map<String, @Nullable Object>, Initializer> fromConfig) {
    Map<String, Function<Map<String, @Nullable Object>, Initializer>> more =
        new LinkedHashMap<>(byName);
    more.put(name, fromConfig);
    return new CustomObjects(more);
  }

  /** These and one more: a function of shape and dtype, which configs refer to by name. */
  public CustomObjects with(String name, CustomInitializer initializer) {
    return with(name, config -> initializer);
  }

  @Nullable Function<Map<String, @Nullable Object>, Initializer> find(String name) {
    return byName.get(name);
  }

  Set<String> names() {
    return byName.keySet();
  }
}
