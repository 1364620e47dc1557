package io.github.weightseed.keras.layers;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Keras calls the layers of a class and what it writes of a call.
 *
 * @param form how several inputs are passed
 * @param arguments the names of positional arguments in {@code build()}
 * @param keywords what Keras adds to each call's keyword arguments
 * @param hasBuildConfig whether the class has a {@code build()} of its own
 */
record CallRules(
    Form form,
    List<String> arguments,
    Map<String, @Nullable Object> keywords,
    boolean hasBuildConfig) {

  /** How several inputs are passed. */
  enum Form {
    /** There is only one. */
    ONE,
    /** As one list. */
    LIST,
    /** Each as an argument. */
    SEVERAL
  }

  private static final Set<String> NO_BUILD =
      Set.of(
          "Activation",
          "ActivityRegularization",
          "AlphaDropout",
          "Dropout",
          "ELU",
          "GaussianDropout",
          "GaussianNoise",
          "Identity",
          "InputLayer",
          "LeakyReLU",
          "Masking",
          "ReLU",
          "Reshape",
          "Softmax",
          "UnitNormalization");

  private static final List<String> NO_BUILD_PREFIXES =
      List.of(
          "AdaptiveAveragePooling",
          "AdaptiveMaxPooling",
          "AveragePooling",
          "GlobalAveragePooling",
          "GlobalMaxPooling",
          "MaxPooling",
          "SpatialDropout");

  private static final Map<String, @Nullable Object> TRAINING = Map.of("training", false);
  private static final Map<String, @Nullable Object> MASK = Collections.singletonMap("mask", null);
  private static final Map<String, @Nullable Object> TRAINING_AND_MASK = trainingAndMask();

  private static final Map<String, CallRules> BY_CLASS = new HashMap<>();

  static {
    for (String name :
        List.of(
            "Add",
            "Subtract",
            "Multiply",
            "Average",
            "Maximum",
            "Minimum",
            "Concatenate",
            "Dot",
            "Attention",
            "AdditiveAttention")) {
      BY_CLASS.put(name, new CallRules(Form.LIST, List.of("input"), Map.of(), true));
    }
    for (String name : List.of("MultiHeadAttention", "GroupQueryAttention")) {
      BY_CLASS.put(
          name, new CallRules(Form.SEVERAL, List.of("query", "value", "key"), Map.of(), true));
    }
    for (String name :
        List.of("RNN", "SimpleRNN", "LSTM", "GRU", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D")) {
      BY_CLASS.put(name, one("sequences", TRAINING_AND_MASK));
    }
    BY_CLASS.put("Bidirectional", one("sequences", MASK));
    for (String name :
        List.of("BatchNormalization", "TimeDistributed", "Functional", "Sequential")) {
      BY_CLASS.put(name, one("input", MASK));
    }
    BY_CLASS.put("SpectralNormalization", one("input", TRAINING));
  }

  private static CallRules one(String argument, Map<String, @Nullable Object> keywords) {
    return new CallRules(Form.ONE, List.of(argument), keywords, true);
  }

  private static Map<String, @Nullable Object> trainingAndMask() {
    Map<String, @Nullable Object> keywords = new LinkedHashMap<>(TRAINING);
    keywords.putAll(MASK);
    return keywords;
  }

  /** The rules for a layer. */
  static CallRules of(Layer layer) {
    String name = layer.className();
    CallRules known = BY_CLASS.get(name);
    if (known != null) {
      return known;
    }
    boolean builds =
        !NO_BUILD.contains(name) && NO_BUILD_PREFIXES.stream().noneMatch(name::startsWith);
    Map<String, @Nullable Object> keywords = Map.of();
    if (name.endsWith("Dropout")
        || name.contains("SpatialDropout")
        || name.equals("GaussianNoise")) {
      keywords = TRAINING;
    } else if (name.equals("Softmax") || name.equals("GlobalAveragePooling1D")) {
      keywords = MASK;
    }
    return new CallRules(Form.ONE, List.of("input"), keywords, builds);
  }

  /** The name of a positional argument in {@code build()}. */
  String argumentName(int position) {
    return position < arguments.size() ? arguments.get(position) : Integer.toString(position);
  }
}
