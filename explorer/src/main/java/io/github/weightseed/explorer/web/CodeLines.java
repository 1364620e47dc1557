package io.github.weightseed.explorer.web;

import io.github.weightseed.Backend;
import io.github.weightseed.initializers.FanInitializer;
import io.github.weightseed.initializers.VarianceScaling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines that make the same values in a program.
 *
 * @param java in Java, with this library
 * @param python in Python, with Keras
 */
record CodeLines(String java, String python) {

  /** Numbers as Python prints them, but does not read them. */
  private static final Pattern NOT_IN_PYTHON = Pattern.compile("\\b(nan|inf)\\b");

  static CodeLines of(ValuesRequest request) {
    return new CodeLines(java(request), python(request));
  }

  private static String java(ValuesRequest request) {
    boolean fits =
        request.shape().size() <= Integer.MAX_VALUE / Math.max(1, request.dtype().byteSize());
    return "%s values = %s\n    .%s(Shape.of(%s), DType.%s, Backend.%s);"
        .formatted(
            fits ? "Tensor" : "TensorSource",
            construction(request),
            fits ? "initialize" : "source",
            Arrays.stream(request.shape().dims())
                .mapToObj(CodeLines::literal)
                .collect(Collectors.joining(", ")),
            request.dtype().name(),
            request.backend().name());
  }

  private static String construction(ValuesRequest request) {
    Map<String, @Nullable Object> given = request.given();
    String name = request.initializer().getClass().getSimpleName();
    return switch (request.form().name()) {
      case "constant" -> "Constant.of(%s)".formatted(literal(given.getOrDefault("value", 0.0)));
      case "identity" ->
          given.isEmpty()
              ? "new Identity()"
              : "Identity.withGain(%s)".formatted(literal(given.get("gain")));
      default -> constructorOrBuilder(request, name);
    };
  }

  private static String constructorOrBuilder(ValuesRequest request, String name) {
    Map<String, @Nullable Object> given = request.given();
    boolean isNamed =
        request.initializer() instanceof FanInitializer
            && !(request.initializer() instanceof VarianceScaling);
    if (given.isEmpty() && (isNamed || !request.form().isRandom())) {
      return "new %s(%s)".formatted(name, isNamed ? literal(request.seed()) : "");
    }
    StringBuilder builder = new StringBuilder(name + ".builder()");
    given.forEach((argument, value) -> builder.append(builderCall(argument, value)));
    if (request.form().isRandom()) {
      builder.append(".seed(").append(literal(request.seed())).append(')');
    }
    return builder.append(".build()").toString();
  }

  private static String builderCall(String argument, @Nullable Object value) {
    String[] words = argument.split("_", -1);
    String camel =
        words[0]
            + Arrays.stream(words)
                .skip(1)
                .map(CodeLines::capitalized)
                .collect(Collectors.joining());
    if (value == null) {
      return ".no" + capitalized(camel) + "()";
    }
    // Axes are arguments of their own.
    String text =
        value instanceof List<?> axes
            ? axes.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : literal(value);
    return "." + camel + "(" + text + ")";
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String literal(@Nullable Object value) {
    if (value instanceof Long number) {
      return number == number.intValue() ? number.toString() : number + "L";
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number.toString() : nonFinite(number);
    }
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    if (value instanceof List<?> items) {
      return items.stream()
          .map(CodeLines::literal)
          .collect(Collectors.joining(", ", "List.of(", ")"));
    }
    return String.valueOf(value);
  }

  private static String nonFinite(double number) {
    return "Double."
        + (Double.isNaN(number) ? "NaN" : number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY");
  }

  private static String python(ValuesRequest request) {
    boolean isX64 = request.backend() == Backend.JAX_X64;
    String backend = isX64 ? "jax" : request.backend().kerasName();
    return """
    import os
    os.environ["KERAS_BACKEND"] = "%s"%s
    import keras
    values = keras.initializers.%s(%s, dtype="%s")"""
        .formatted(
            backend,
            isX64 ? "\nos.environ[\"JAX_ENABLE_X64\"] = \"1\"" : "",
            NOT_IN_PYTHON.matcher(request.initializer().toString()).replaceAll("float(\"$0\")"),
            request.shape(),
            request.dtype());
  }
}
