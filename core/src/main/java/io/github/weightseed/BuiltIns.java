package io.github.weightseed;

import io.github.weightseed.initializers.Constant;
import io.github.weightseed.initializers.GlorotNormal;
import io.github.weightseed.initializers.GlorotUniform;
import io.github.weightseed.initializers.HeNormal;
import io.github.weightseed.initializers.HeUniform;
import io.github.weightseed.initializers.Identity;
import io.github.weightseed.initializers.LecunNormal;
import io.github.weightseed.initializers.LecunUniform;
import io.github.weightseed.initializers.Ones;
import io.github.weightseed.initializers.Orthogonal;
import io.github.weightseed.initializers.RandomNormal;
import io.github.weightseed.initializers.RandomUniform;
import io.github.weightseed.initializers.Stft;
import io.github.weightseed.initializers.TruncatedNormal;
import io.github.weightseed.initializers.VarianceScaling;
import io.github.weightseed.initializers.Zeros;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keras' own initializers by every name that Keras 2 and 3 know them under. */
final class BuiltIns {

  private static final Map<String, Function<Map<String, @Nullable Object>, Initializer>> BY_NAME =
      new LinkedHashMap<>();

  private static final Map<String, String> MAIN_NAMES = new HashMap<>();

  static {
    add(Zeros::fromConfig, "zeros", "Zeros", "zero");
    add(Ones::fromConfig, "ones", "Ones", "one");
    add(Constant::fromConfig, "constant", "Constant");
    add(Identity::fromConfig, "identity", "Identity", "IdentityInitializer");
    add(Stft::fromConfig, "stft", "STFT", "STFTInitializer");
    add(RandomNormal::fromConfig, "random_normal", "RandomNormal", "normal");
    add(RandomUniform::fromConfig, "random_uniform", "RandomUniform", "uniform");
    add(TruncatedNormal::fromConfig, "truncated_normal", "TruncatedNormal");
    add(VarianceScaling::fromConfig, "variance_scaling", "VarianceScaling");
    add(GlorotUniform::fromConfig, "glorot_uniform", "GlorotUniform");
    add(GlorotNormal::fromConfig, "glorot_normal", "GlorotNormal");
    add(HeUniform::fromConfig, "he_uniform", "HeUniform");
    add(HeNormal::fromConfig, "he_normal", "HeNormal");
    add(LecunUniform::fromConfig, "lecun_uniform", "LecunUniform");
    add(LecunNormal::fromConfig, "lecun_normal", "LecunNormal");
    add(Orthogonal::fromConfig, "orthogonal", "Orthogonal", "OrthogonalInitializer");
  }

  /**
   * Names that Keras 2 read besides, with "V2" at the end: in its own time some configs had them.
   */
  private static final Set<String> OF_KERAS_2 =
      Set.of(
          "Constant",
          "GlorotNormal",
          "GlorotUniform",
          "HeNormal",
          "HeUniform",
          "Identity",
          "LecunNormal",
          "LecunUniform",
          "Ones",
          "Orthogonal",
          "RandomNormal",
          "RandomUniform",
          "TruncatedNormal",
          "VarianceScaling",
          "Zeros",
          "glorot_normal",
          "glorot_uniform",
          "he_normal",
          "he_uniform",
          "lecun_normal",
          "lecun_uniform");

  private static final String VERSION_2 = "V2";

  private BuiltIns() {}

  private static void add(
      Function<Map<String, @Nullable Object>, Initializer> fromConfig, String... names) {
    for (String name : names) {
      BY_NAME.put(name, fromConfig);
      MAIN_NAMES.put(name, names[0]);
    }
  }

  static @Nullable Function<Map<String, @Nullable Object>, Initializer> find(String name) {
    if (name.endsWith(VERSION_2)) {
      String plain = name.substring(0, name.length() - VERSION_2.length());
      return OF_KERAS_2.contains(plain) ? BY_NAME.get(plain) : null;
    }
    return BY_NAME.get(name);
  }

  /** The snake_case name of a class; the class itself when it is none of Keras' own. */
  static String nameOf(String className) {
    return MAIN_NAMES.getOrDefault(className, className);
  }

  /** The names to suggest: those of today. */
  static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }
}
