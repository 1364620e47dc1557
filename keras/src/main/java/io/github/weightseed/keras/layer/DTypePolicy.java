package io.github.weightseed.keras.layer;

import io.github.weightseed.DType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keras' dtype policies, as far as they say which type variables have. */
final class DTypePolicy {

  private DTypePolicy() {}

  /**
   * The type of a layer's variables: float32 under {@code mixed_float16} and {@code
   * mixed_bfloat16}, otherwise the type that the policy is named after; float32 when the config
   * names none.
   *
   * @throws IllegalArgumentException for a quantized policy, or an unknown one
   */
  static DType variableDtype(LayerConfig config) {
    Object policy = config.values().get("dtype");
    try {
      return variableDtype(name(policy));
    } catch (IllegalArgumentException e) {
      throw config.error(String.valueOf(e.getMessage()));
    }
  }

  private static String name(@Nullable Object policy) {
    if (policy == null) {
      return "float32";
    }
    if (policy instanceof String name) {
      return name;
    }
    if (policy instanceof Map<?, ?> object && object.get("config") instanceof Map<?, ?> config) {
      if (config.containsKey("mode") || config.containsKey("source_name")) {
        throw new IllegalArgumentException(
            "quantized layers are not supported, got dtype policy " + object.get("class_name"));
      }
      return name(config.containsKey("name") ? config.get("name") : config.get("default_policy"));
    }
    throw new IllegalArgumentException("`dtype` must be a name or a dtype policy, got " + policy);
  }

  private static DType variableDtype(String name) {
    return switch (name) {
      case "mixed_float16", "mixed_bfloat16" -> DType.FLOAT32;
      default -> DType.of(name);
    };
  }
}
