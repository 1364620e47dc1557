package io.github.weightseed.explorer.advice;

import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import io.github.weightseed.RandomState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers and initializers in findings. */
final class Written {

  private Written() {}

  /**
   * An initializer as people write it: the name where all arguments are defaults, else the call;
   * without the seed.
   */
  static String initializer(Initializer initializer) {
    String name =
        initializer.className().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    Map<String, @Nullable Object> given = arguments(initializer);
    given.keySet().removeIf(key -> key.endsWith("_axes")); // an EinsumDense adds its own
    try {
      Initializer standard = RandomState.of(0).run(() -> Initializers.get(name));
      Map<String, @Nullable Object> defaults = arguments(standard);
      given.entrySet().removeIf(entry -> isEqual(entry.getValue(), defaults.get(entry.getKey())));
      if (given.isEmpty()) {
        return name;
      }
    } catch (IllegalArgumentException e) {
      return initializer.className(); // the user's own
    }
    StringBuilder call = new StringBuilder(initializer.className()).append('(');
    given.forEach(
        (key, value) ->
            call.append(call.charAt(call.length() - 1) == '(' ? "" : ", ")
                .append(key)
                .append('=')
                .append(value instanceof String text ? "\"" + text + "\"" : value));
    return call.append(')').toString();
  }

  private static boolean isEqual(@Nullable Object given, @Nullable Object standard) {
    return (given instanceof Number a && standard instanceof Number b)
        ? a.doubleValue() == b.doubleValue()
        : Objects.equals(given, standard);
  }

  private static Map<String, @Nullable Object> arguments(Initializer initializer) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(initializer.config());
    arguments.remove("seed");
    return arguments;
  }

  /** With commas between thousands. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Three digits, more before the point. */
  static String number(double value) {
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-3 && size < 1e5)) {
      String text = String.format(Locale.ROOT, size >= 100 ? "%.0f" : "%.3g", value);
      return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
    return String.format(Locale.ROOT, "%.1e", value);
  }
}
