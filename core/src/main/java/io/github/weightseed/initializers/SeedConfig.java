package io.github.weightseed.initializers;

import io.github.weightseed.Seed;
import io.github.weightseed.SeedGenerator;
import io.github.weightseed.text.PythonText;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Seeds in configs: null when none was given, an int, or the config of a SeedGenerator. */
final class SeedConfig {

  private static final String CLASS_NAME = "SeedGenerator";

  private SeedConfig() {}

  /** A seed as configs hold it. */
  static @Nullable Object of(Seed seed) {
    if (seed instanceof Seed.Given given) {
      return given.value();
    }
    return seed instanceof Seed.Generated generated ? generatorConfig(generated.generator()) : null;
  }

  private static Map<String, @Nullable Object> generatorConfig(SeedGenerator generator) {
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    inner.put("seed", generator.givenSeed().isPresent() ? generator.seed() : null);
    inner.put("name", generator.name());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("module", "keras.random");
    config.put("class_name", CLASS_NAME);
    config.put("config", Collections.unmodifiableMap(inner));
    config.put("registered_name", null);
    return Collections.unmodifiableMap(config);
  }

  /**
   * The seed that a config value stands for.
   *
   * @throws IllegalArgumentException in Keras' words when it is something else
   */
  static Seed parse(Object value) {
    Long number = integer(value);
    if (number != null) {
      return Seed.of(number);
    }
    if (value instanceof SeedGenerator generator) {
      return Seed.of(generator);
    }
    if (value instanceof Map<?, ?> map && CLASS_NAME.equals(map.get("class_name"))) {
      return Seed.of(generator(new Arguments(CLASS_NAME, map.get("config"))));
    }
    if (value instanceof BigInteger) {
      throw new IllegalArgumentException(
          "`seed` must be an int of at most 64 bits. Received: seed=" + value);
    }
    throw new IllegalArgumentException(
        "`seed` argument should be an instance of `keras.random.SeedGenerator()` or an integer. Received: seed="
            + PythonText.str(value));
  }

  /** A Python int that fits in 64 bits, as booleans do; null for anything else. */
  private static @Nullable Long integer(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    return value instanceof Long || value instanceof Integer ? ((Number) value).longValue() : null;
  }

  private static SeedGenerator generator(Arguments config) {
    Object seed = config.value("seed", null);
    String name = config.text("name", null);
    config.refuseOthers();
    if (seed == null) {
      return name == null ? new SeedGenerator() : new SeedGenerator(name);
    }
    Long number = integer(seed);
    if (number == null) {
      throw new IllegalArgumentException(
          "Argument `seed` must be an integer. Received: seed=" + PythonText.str(seed));
    }
    return name == null ? new SeedGenerator(number) : new SeedGenerator(number, name);
  }
}
