package io.github.weightseed.explorer.web;

import static io.github.weightseed.explorer.web.ArgumentForm.axes;
import static io.github.weightseed.explorer.web.ArgumentForm.choice;
import static io.github.weightseed.explorer.web.ArgumentForm.flag;
import static io.github.weightseed.explorer.web.ArgumentForm.number;
import static io.github.weightseed.explorer.web.ArgumentForm.value;

import io.github.weightseed.Initializer;
import io.github.weightseed.Initializers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An initializer, as the page offers it.
 *
 * @param name its name in Keras, such as {@code he_normal}
 * @param className its class in Keras
 * @param shape a shape that shows what it does
 * @param rank the rank that a shape must have; 0 for any
 * @param isRandom whether it takes a seed
 * @param arguments its arguments, in Keras' order, but for the seed
 */
record InitializerForm(
    String name,
    String className,
    String shape,
    int rank,
    boolean isRandom,
    List<ArgumentForm> arguments) {

  private static final String MATRIX = "256,256";

  /** All of Keras' own; the first is the one to start with. */
  static final List<InitializerForm> ALL =
      List.of(
          random("glorot_uniform", "GlorotUniform", axes("input_axes"), axes("output_axes")),
          random("glorot_normal", "GlorotNormal", axes("input_axes"), axes("output_axes")),
          random("he_uniform", "HeUniform", axes("input_axes"), axes("output_axes")),
          random("he_normal", "HeNormal", axes("input_axes"), axes("output_axes")),
          random("lecun_uniform", "LecunUniform", axes("input_axes"), axes("output_axes")),
          random("lecun_normal", "LecunNormal", axes("input_axes"), axes("output_axes")),
          random(
              "variance_scaling",
              "VarianceScaling",
              number("scale", "1.0"),
              choice("mode", "fan_in", "fan_in", "fan_out", "fan_avg"),
              choice(
                  "distribution",
                  "truncated_normal",
                  "truncated_normal",
                  "untruncated_normal",
                  "uniform"),
              axes("input_axes"),
              axes("output_axes")),
          random("orthogonal", "Orthogonal", number("gain", "1.0")),
          random("random_normal", "RandomNormal", number("mean", "0.0"), number("stddev", "0.05")),
          random(
              "truncated_normal",
              "TruncatedNormal",
              number("mean", "0.0"),
              number("stddev", "0.05")),
          random(
              "random_uniform",
              "RandomUniform",
              number("minval", "-0.05"),
              number("maxval", "0.05")),
          fixed("zeros", "Zeros", MATRIX, 0),
          fixed("ones", "Ones", MATRIX, 0),
          fixed("constant", "Constant", MATRIX, 0, value("value", "0.0")),
          fixed("identity", "Identity", "16,16", 2, number("gain", "1.0")),
          fixed(
              "stft",
              "STFT",
              "64,1,33",
              3,
              choice("side", "real", "real", "imag"),
              choice("window", "hann", "hann", "hamming", "blackman", "bartlett", "boxcar", "None"),
              choice("scaling", "density", "density", "spectrum", "None"),
              flag("periodic")));

  private static InitializerForm random(String name, String className, ArgumentForm... arguments) {
    return new InitializerForm(name, className, MATRIX, 0, true, List.of(arguments));
  }

  private static InitializerForm fixed(
      String name, String className, String shape, int rank, ArgumentForm... arguments) {
    return new InitializerForm(name, className, shape, rank, false, List.of(arguments));
  }

  /**
   * The form of an initializer.
   *
   * @throws RefusedException when there is none, with the nearest names
   */
  static InitializerForm of(String name) {
    return ALL.stream()
        .filter(form -> form.name.equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static RefusedException unknown(String name) {
    try {
      Initializer known = Initializers.get(name);
      return RefusedException.of(
          "initializer", "Write %s by its name in the list".formatted(known.className()));
    } catch (IllegalArgumentException e) {
      return RefusedException.of("initializer", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The arguments that were filled in and are not the defaults, as configs hold them.
   *
   * @throws RefusedException when one means nothing
   */
  Map<String, @Nullable Object> given(Parameters parameters) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    for (ArgumentForm argument : arguments) {
      String text = parameters.text(argument.name());
      if (!text.isBlank() && !text.equals(argument.ifBlank())) {
        given.put(argument.name(), argument.parse(text));
      }
    }
    return given;
  }

  /**
   * The initializer.
   *
   * @param given the arguments that are not the defaults
   * @param seed its seed, if it takes one
   * @throws RefusedException when Keras refuses an argument
   */
  Initializer initializer(Map<String, @Nullable Object> given, long seed) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>(given);
    if (isRandom) {
      config.put("seed", seed);
    }
    if (name.equals("constant")) {
      config.putIfAbsent("value", 0.0); // its config must say so
    }
    try {
      return Initializers.deserialize(Map.of("class_name", className, "config", config));
    } catch (IllegalArgumentException e) {
      throw RefusedException.of(String.valueOf(e.getMessage()));
    }
  }
}
