package io.github.weightseed.keras.layer;

import io.github.weightseed.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Keras' dtype policies, as far as they say which type variables have. */
final class DTypePolicy {

  private static final String DEFAULT = "float32";

  private DTypePolicy() {}

  /**
   * The type of a layer's variables: float32 under {@code mixed_float16} and {@code
   * mixed_bfloat16}, otherwise the type that the policy is named after; float32 when the config
   * names none. A DTypePolicyMap has a policy for each path.
   *
   * @param path the layer's path
   * @throws IllegalArgumentException for a quantized policy, or an unknown one
   */
  static DType variableDtype(LayerConfig config, String path) {
    Object policy = config.values().get("dtype");
    try {
      return variableDtype(name(policy, path));
    } catch (IllegalArgumentException e) {
      throw config.error(String.valueOf(e.getMessage()));
    }
  }

  private static String name(@Nullable Object policy, String path) {
    if (policy == null) {
      return DEFAULT;
    }
    if (policy instanceof String name) {
      return name;
    }
    if (policy instanceof Map<?, ?> object && object.get("config") instanceof Map<?, ?> config) {
      if (config.containsKey("mode") || config.containsKey("source_name")) {
        throw new IllegalArgumentException(
            "quantized layers are not supported, got dtype policy " + object.get("class_name"));
      }
      if (config.get("policy_map") instanceof Map<?, ?> map) {
        Object ofPath = ofPath(map, path);
        Object chosen = ofPath == null ? config.get("default_policy") : ofPath;
        return chosen instanceof Map<?, ?> inner && inner.get("config") instanceof Map<?, ?> own
            ? name(own.get("name"), path)
            : chosen instanceof String name ? name : DEFAULT;
      }
      return config.get("name") instanceof String name ? name : DEFAULT;
    }
    throw new IllegalArgumentException("`dtype` must be a name or a dtype policy, got " + policy);
  }

  /** The policy under the path, or under the one pattern that fits it as a whole. */
  private static @Nullable Object ofPath(Map<?, ?> map, String path) {
    if (map.containsKey(path)) {
      return map.get(path);
    }
    List<String> fitting = new ArrayList<>();
    for (Object key : map.keySet()) {
      String pattern = String.valueOf(key);
      if (fits(pattern, path)) {
        fitting.add(pattern);
      }
    }
    if (fitting.size() > 1) {
      throw new IllegalArgumentException(
          "Path '%s' matches multiple dtype policy specification keys: %s."
              .formatted(path, fitting));
    }
    return fitting.isEmpty() ? null : map.get(fitting.get(0));
  }

  private static boolean fits(String pattern, String path) {
    try {
      return Pattern.compile(pattern).matcher(new Bounded(path)).matches();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' in the dtype policy map is no pattern: %s".formatted(pattern, e.getDescription()),
          e);
    }
  }

  private static DType variableDtype(String name) {
    return switch (name) {
      case "mixed_float16", "mixed_bfloat16" -> DType.FLOAT32;
      default -> DType.of(name);
    };
  }

  /** Text that can only be looked at so often: some patterns would go on for years. */
  private static final class Bounded implements CharSequence {

    private static final int MOST_LOOKS = 1_000_000;

    private final String text;
    private int looks;

    Bounded(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new IllegalArgumentException(
            "a pattern of the dtype policy map takes too long to match '%s'".formatted(text));
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
