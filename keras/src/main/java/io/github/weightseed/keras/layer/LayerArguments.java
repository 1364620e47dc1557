package io.github.weightseed.keras.layer;

import io.github.weightseed.text.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arguments that Keras' layer classes accept: it refuses a config with any other. */
final class LayerArguments {

  private static final String EVERY_LAYER = "*";
  private static final Map<String, Set<String>> ARGUMENTS = read("arguments.txt");

  private LayerArguments() {}

  private static Map<String, Set<String>> read(String resource) {
    Map<String, Set<String>> arguments = new HashMap<>();
    try (InputStream in =
        Objects.requireNonNull(LayerArguments.class.getResourceAsStream(resource), resource)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        int colon = line.indexOf(':');
        if (!line.startsWith("#")) {
          arguments.put(
              line.substring(0, colon),
              new LinkedHashSet<>(Arrays.asList(line.substring(colon + 1).strip().split(" ", -1))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> every = Objects.requireNonNull(arguments.remove(EVERY_LAYER));
    arguments.values().forEach(own -> own.addAll(every));
    return arguments;
  }

  /** The arguments of a class, or null when it is none of {@code keras.layers}. */
  static @Nullable Set<String> of(String className) {
    return ARGUMENTS.get(className);
  }

  /**
   * Refuses a config with an argument that its class does not have.
   *
   * @throws IllegalArgumentException when there is one
   */
  static void check(LayerConfig config) {
    Set<String> known = of(config.layerClass().name());
    if (known == null) {
      return;
    }
    for (String key : config.values().keySet()) {
      if (!known.contains(key)) {
        throw config.error(
            "Unrecognized keyword arguments passed to %s: '%s'%s"
                .formatted(config.layerClass().name(), key, Names.suggestion(key, known)));
      }
    }
  }
}
